using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Carts;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// Operations of a page: the page brings one id, and each thing that can be done on it adds what it is. So a repeat is
/// the same operation, and two buttons of one page are two.
/// </summary>
internal static class OperationNames
{
    /// <summary>What a form sends it as.</summary>
    public const string Field = "op";

    private const int MinLength = 16;
    private const int MaxLength = 64;

    /// <summary>A new one.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    /// <summary>What a form sent, or a new one when that is none: then nothing is known of a repeat.</summary>
    public static string Read(string? sent, TimeProvider clock) =>
        sent is { Length: >= MinLength and <= MaxLength } && sent.All(char.IsAsciiLetterOrDigit) ? sent : New(clock);

    /// <summary>The stamp of doing this on a page.</summary>
    public static CommandStamp Stamp(string operation, params string[] what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what)));
        return new CommandStamp(operation + "." + Convert.ToHexStringLower(hash)[..16]);
    }
}
