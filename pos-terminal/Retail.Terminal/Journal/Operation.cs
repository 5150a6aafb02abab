using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Retail.Abstractions.Json;

namespace Retail.Terminal.Journal;

/// <summary>A command that may arrive twice.</summary>
/// <param name="Key">The caller's Idempotency-Key, or null.</param>
/// <param name="Fingerprint">Hash of what is asked: the same key for something else is a mistake.</param>
internal sealed record Operation(string? Key, string Fingerprint)
{
    public static Operation Of(string? key, string verb, object? content)
    {
        var asked = verb + "\n" + JsonSerializer.Serialize(content, RetailJson.Options);
        return new Operation(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))));
    }

    /// <summary>A command of the till itself, such as a scan.</summary>
    public static Operation Own { get; } = new(null, string.Empty);
}
