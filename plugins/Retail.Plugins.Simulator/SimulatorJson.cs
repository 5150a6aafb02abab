using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Retail.Abstractions.Devices;
using Retail.Abstractions.Json;

namespace Retail.Plugins.Simulator;

/// <summary>
/// The project's JSON, generated at build: serializers made by reflection are kept by the runtime, and with them the
/// plugin's types in memory after it was unloaded.
/// </summary>
internal static partial class SimulatorJson
{
    private static readonly JsonSerializerOptions Options = Configured();

    public static JsonTypeInfo<PaymentLine> PaymentLine { get; } = Of<PaymentLine>();

    public static JsonTypeInfo<Scan> Scan { get; } = Of<Scan>();

    public static JsonTypeInfo<ScaleOrder> ScaleOrder { get; } = Of<ScaleOrder>();

    public static JsonTypeInfo<PrinterOrder> PrinterOrder { get; } = Of<PrinterOrder>();

    public static JsonTypeInfo<Paper> Paper { get; } = Of<Paper>();

    public static JsonTypeInfo<SimulatedGlass> Glass { get; } = Of<SimulatedGlass>();

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = Generated.Default };
        RetailJson.Configure(options);
        return options;
    }

    [JsonSerializable(typeof(PaymentLine))]
    [JsonSerializable(typeof(Scan))]
    [JsonSerializable(typeof(ScaleOrder))]
    [JsonSerializable(typeof(PrinterOrder))]
    [JsonSerializable(typeof(Paper))]
    [JsonSerializable(typeof(SimulatedGlass))]
    private sealed partial class Generated : JsonSerializerContext;
}
