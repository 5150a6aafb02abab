using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Abstractions.Json;

namespace Retail.Testing.Shops;

/// <summary>A till's local API, as its screen uses it, and its simulated devices.</summary>
public sealed class TillApi(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    private int operations;

    /// <summary>Everything that the screen shows.</summary>
    public async Task<JsonNode> StateAsync() => (await SendAsync("GET", "/api/state")).Json;

    /// <summary>Sends a command; throws when it is refused.</summary>
    public async Task<JsonNode> DoAsync(string method, string path, JsonNode? body = null)
    {
        var (status, json) = await SendAsync(method, path, body);
        return status < 300 ? json : throw new InvalidOperationException($"{method} {path} gave {status}: {json}");
    }

    /// <summary>Sends a command that must be refused; gives its problem code.</summary>
    public async Task<string> RefusedAsync(string method, string path, JsonNode? body = null)
    {
        var (status, json) = await SendAsync(method, path, body);
        return status >= 400 ? json["code"]!.GetValue<string>()
            : throw new InvalidOperationException($"{method} {path} was not refused: {json}");
    }

    /// <summary>Scans with the simulated scanner and waits until the till has taken or refused it.</summary>
    public async Task<JsonNode> ScanAsync(string barcode)
    {
        var before = (await StateAsync())["lastScan"]?["at"]?.GetValue<string>();
        await DoAsync(
            "POST", "/plugins/retail.simulator/scans", new JsonObject { ["data"] = barcode, ["symbology"] = null });
        return await WaitAsync(
            $"scan of {barcode}", state => state["lastScan"]?["at"]?.GetValue<string>() is { } at && at != before);
    }

    /// <summary>All that the simulated printer has printed.</summary>
    public async Task<string> PaperAsync()
    {
        using var answer = await http.GetAsync("/plugins/retail.simulator/paper");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Waits for a state; throws with the last one when it does not come.</summary>
    public async Task<JsonNode> WaitAsync(string what, Func<JsonNode, bool> reached)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var state = await StateAsync();
            if (reached(state))
            {
                return state;
            }

            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"The till never came to: {what}. It says {state}");
            }

            await Task.Delay(25);
        }
    }

    /// <summary>A part of the till's JSON as the record that it is.</summary>
    public static T Read<T>(JsonNode? node) => node.Deserialize<T>(RetailJson.Options)!;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<(int Status, JsonNode Json)> SendAsync(string method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        if (method != "GET")
        {
            request.Headers.Add("Idempotency-Key",
                string.Create(CultureInfo.InvariantCulture, $"screen-{Environment.ProcessId}-{++operations:D6}"));
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}
