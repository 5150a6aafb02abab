using System.Text.Json;
using System.Text.Json.Serialization;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;

namespace Retail.Plugins.Simulator;

/// <summary>
/// The project's JSON, generated at build: serializers made by reflection are kept by the runtime, and with them the
/// plugin's types in memory after it was unloaded.
/// </summary>
[JsonSerializable(typeof(PaymentLine))]
[JsonSerializable(typeof(Scan))]
[JsonSerializable(typeof(PrinterOrder))]
[JsonSerializable(typeof(Paper))]
internal sealed partial class SimulatorJson : JsonSerializerContext
{
    public static SimulatorJson Retail { get; } = new(Configured());

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions();
        RetailJson.Configure(options);
        return options;
    }
}
