using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Retail.Abstractions.Carts;

namespace Retail.Commerce.Http;

/// <summary>What an endpoint reads from a request beside its body.</summary>
internal static class Callers
{
    public static TerminalId? Terminal(this ClaimsPrincipal caller) =>
        TerminalId.TryParse(caller.FindFirstValue(RetailClaims.Terminal), null, out var terminal) ? terminal : null;

    public static CartKey KeyOf(this ClaimsPrincipal caller, CartId cart) =>
        new(cart, caller.FindFirstValue(RetailClaims.CartToken), caller.Terminal());

    /// <summary>Idempotency-Key and If-Match, or why they cannot be read.</summary>
    public static Outcome<CommandStamp> Stamp(this HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            return Refusal.Of(RefusalKind.Malformed, "request.idempotency-key-missing");
        }

        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            return new CommandStamp(key);
        }

        return EntityTagHeaderValue.TryParse(header, out var tag) && !tag.IsWeak &&
            tag.Tag.StartsWith("\"v", StringComparison.Ordinal) &&
            long.TryParse(tag.Tag.AsSpan()[2..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new CommandStamp(key, version)
            : Refusal.Of(
                RefusalKind.Malformed, "request.bad-if-match", ("value", header.Length > 40 ? header[..40] : header));
    }

    public static void SetVersion(this HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}
