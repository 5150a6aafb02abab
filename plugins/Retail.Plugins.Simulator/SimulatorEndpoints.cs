using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>
/// The hands at the simulated devices. Mapped at a till only, where anonymous is right: the till listens on the
/// loopback address and guards host and origin before any endpoint.
/// </summary>
internal static class SimulatorEndpoints
{
    private const int MaxScan = 2900;

    private static readonly ResourceManager Sentences =
        new("Retail.Plugins.Simulator.Sentences", typeof(SimulatorEndpoints).Assembly);

    public static void Map(
        IEndpointRouteBuilder endpoints, SimulatedScanner scanner, SimulatedPrinter printer, SimulatedScale scale,
        SimulatedDisplay display)
    {
        endpoints.MapPut("/scale", http => WeighAsync(http, scale)).AllowAnonymous();
        endpoints.MapPost("/scans", http => ScanAsync(http, scanner)).AllowAnonymous();
        endpoints.MapPut("/printer", http => OrderAsync(http, printer)).AllowAnonymous();
        endpoints.MapGet("/display", http => TypedResults.Json(display.Look(), SimulatorJson.Glass).ExecuteAsync(http))
            .AllowAnonymous();
        endpoints.MapGet("/paper", http => TypedResults.Json(printer.Look(), SimulatorJson.Paper).ExecuteAsync(http))
            .AllowAnonymous();
    }

    private static async Task ScanAsync(HttpContext http, SimulatedScanner scanner)
    {
        var refusal = await ReadAsync(http, SimulatorJson.Scan) switch
        {
            null => Refusal.Of(RefusalKind.Malformed, "simulator.bad-body"),
            { Data.Length: 0 or > MaxScan } or { Symbology: { Length: not 3 } } =>
                Refusal.Of(RefusalKind.Malformed, "simulator.bad-scan", ("limit", $"{MaxScan}")),
            var scan => await scanner.ScanAsync(scan, http.RequestAborted),
        };
        await AnswerAsync(http, refusal);
    }

    private static async Task OrderAsync(HttpContext http, SimulatedPrinter printer)
    {
        var order = await ReadAsync(http, SimulatorJson.PrinterOrder);
        var refusal = order switch
        {
            null => Refusal.Of(RefusalKind.Malformed, "simulator.bad-body"),
            { State: DeviceState.Closed } => Refusal.Of(RefusalKind.Malformed, "simulator.bad-printer-state"),
            _ => null,
        };
        if (refusal is null)
        {
            printer.Become(order!.State);
        }

        await AnswerAsync(http, refusal);
    }

    private static async Task WeighAsync(HttpContext http, SimulatedScale scale)
    {
        var order = await ReadAsync(http, SimulatorJson.ScaleOrder);
        if (order is not null)
        {
            scale.Show(new ScaleReading(order.Status, order.Milligrams));
        }

        await AnswerAsync(http, order is null ? Refusal.Of(RefusalKind.Malformed, "simulator.bad-body") : null);
    }

    private static Task AnswerAsync(HttpContext http, Refusal? refusal)
    {
        IResult answer = refusal is null ? TypedResults.NoContent() : Problem(refusal);
        return answer.ExecuteAsync(http);
    }

    private static async Task<TBody?> ReadAsync<TBody>(HttpContext http, JsonTypeInfo<TBody> json)
        where TBody : class
    {
        try
        {
            return http.Request.HasJsonContentType()
                ? await JsonSerializer.DeserializeAsync(http.Request.Body, json, http.RequestAborted)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The language is that of the request, which the host has read; the words are the plugin's own.</summary>
    private static ProblemHttpResult Problem(Refusal refusal)
    {
        var text = Sentences.GetString(refusal.Code, CultureInfo.CurrentUICulture) ?? refusal.Code;
        var detail = refusal.Arguments.Aggregate(
            text, (sentence, pair) => sentence.Replace("{" + pair.Key + "}", pair.Value, StringComparison.Ordinal));
        return TypedResults.Problem(
            detail, statusCode: (int)refusal.Kind,
            extensions: [new KeyValuePair<string, object?>("code", refusal.Code)]);
    }
}
