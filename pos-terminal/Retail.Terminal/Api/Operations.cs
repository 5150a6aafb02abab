using Retail.Terminal.Journal;

namespace Retail.Terminal.Api;

/// <summary>Reads what makes a request safe to repeat.</summary>
internal static class Operations
{
    /// <summary>The command with its key, if the caller gave one of 8 to 100 visible characters.</summary>
    public static Outcome<Operation> Read(HttpRequest request, object? body = null)
    {
        var header = request.Headers["Idempotency-Key"];
        var key = header.Count == 0 ? null : header.ToString();
        if (key is not null && (key.Length is < 8 or > 100 || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            return Refusal.Of(RefusalKind.Malformed, "request.bad-idempotency-key");
        }

        return Operation.Of(key, $"{request.Method} {request.Path}", body);
    }
}
