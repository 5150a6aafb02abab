using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Abstractions.Json;

namespace Retail.Commerce.Tests.Merchandising;

/// <summary>Status and JSON of an answer.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Tag, JsonNode Body)
{
    public string? Code => Body["code"]?.GetValue<string>();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode,
            response.Headers.ETag?.Tag,
            text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    public T Read<T>()
    {
        Assert.True((int)Status < 300, Body.ToJsonString());
        return Body.Deserialize<T>(RetailJson.Options)!;
    }
}
