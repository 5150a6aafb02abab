using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Retail.Testing.Shops;

/// <summary>The server's API as a logged-in member of the staff calls it.</summary>
public sealed class StaffApi : IDisposable
{
    private readonly HttpClient http;
    private int operations;

    private StaffApi(HttpClient http) => this.http = http;

    /// <summary>Logs in.</summary>
    public static async Task<StaffApi> LogInAsync(Uri server, string user, string password)
    {
        var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        var api = new StaffApi(http);
        var session =
            await api.SendAsync("POST", "/staff/sessions", new JsonObject { ["user"] = user, ["password"] = password });
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", session["accessToken"]!.GetValue<string>());
        return api;
    }

    /// <summary>
    /// Sends a request under /api/v1 and gives its JSON; throws with the problem's text when it is refused.
    /// </summary>
    public Task<JsonNode> SendAsync(string method, string path, JsonNode? body = null) =>
        SendAsync(method, path, body is null ? null
            : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>Sends a CSV file; throws when a row of it is rejected.</summary>
    public async Task<JsonNode> ImportAsync(string path, string file)
    {
        await using var stream = File.OpenRead(file);
        var content = new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var report = await SendAsync("POST", path, content);
        return report["rejected"]!.GetValue<int>() == 0
            ? report
            : throw new InvalidOperationException($"{file}: {report["problems"]}");
    }

    /// <summary>
    /// Publishes what the working tables say, at once or at an instant; gives the publication's number.
    /// </summary>
    public async Task<int> PublishAsync(DateTimeOffset? effectiveAt = null)
    {
        var body = new JsonObject();
        if (effectiveAt is { } at)
        {
            body["effectiveAt"] = at.ToString("O", CultureInfo.InvariantCulture);
        }

        var manifest = await SendAsync("POST", "/publications", body);
        return manifest["number"]!.GetValue<int>();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(string method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1" + path) { Content = content };
        request.Headers.Add("Idempotency-Key",
            string.Create(CultureInfo.InvariantCulture, $"staff-{Environment.ProcessId}-{Interlocked.Increment(ref operations):D6}"));
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? (text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!)
            : throw new InvalidOperationException($"{method} {path} gave {(int)answer.StatusCode}: {text}");
    }
}
