using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Retail.Client;

/// <summary>Reads a problem of RFC 9457 with <c>code</c> and <c>arguments</c> as the refusal that it was.</summary>
internal static class ProblemReader
{
    public const string MediaType = "application/problem+json";

    public static Refusal Read(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Enum.IsDefined((RefusalKind)(int)status) &&
                root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String)
            {
                return new Refusal((RefusalKind)(int)status, code.GetString()!, Arguments(root));
            }
        }
        catch (JsonException)
        {
            // A proxy's page or an empty body: nothing that this system wrote.
        }

        return Unexpected(status);
    }

    public static Refusal Unexpected(HttpStatusCode status) => Refusal.Of(
        RefusalKind.Unavailable, "server.unexpected-answer",
        ("status", ((int)status).ToString(CultureInfo.InvariantCulture)));

    private static ImmutableSortedDictionary<string, string> Arguments(JsonElement problem)
    {
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (problem.TryGetProperty("arguments", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            var texts = given.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String);
            foreach (var argument in texts)
            {
                arguments[argument.Name] = argument.Value.GetString()!;
            }
        }

        return arguments.ToImmutable();
    }
}
