using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Retail.Commerce.Http;

/// <summary>
/// Cart tokens and codes. Those of carts and handoffs are derived from the secret, so that a repeated command gives the
/// same one again; of all of them only hashes are stored (ADR 0005).
/// </summary>
internal sealed class Capabilities(CapabilitySecret secret)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 10;

    /// <summary>
    /// The token of a cart's owner; each change of owner makes a new generation, which the old token does not open.
    /// </summary>
    public string TokenOf(CartId cart, int generation) => Base64Url.EncodeToString(
        Derive(string.Create(CultureInfo.InvariantCulture, $"cart-token\n{cart}\n{generation}")));

    /// <summary>What is stored of a token.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The code of a handoff, as people type it.</summary>
    public string CodeOf(HandoffId handoff) => Spell(Derive($"handoff-code\n{handoff}"));

    /// <summary>What is stored of a code; a table of all codes is of no use without the secret.</summary>
    public string HashOfCode(string code) => Convert.ToHexStringLower(Derive("handoff-lookup\n" + Normalise(code)));

    /// <summary>A code that a manager reads out to a new till, as people type it.</summary>
    public static string NewEnrolmentCode() => Spell(RandomNumberGenerator.GetBytes(CodeLength));

    /// <summary>What is stored of an enrolment code.</summary>
    public string HashOfEnrolmentCode(string code) =>
        Convert.ToHexStringLower(Derive("enrolment-lookup\n" + Normalise(code)));

    /// <summary>Six digits that a till checks at the door; the salt makes another when the first is taken.</summary>
    public string DoorCodeOf(OrderId order, int salt)
    {
        var bytes = Derive(string.Create(CultureInfo.InvariantCulture, $"door-code\n{order}\n{salt}"));
        return (BitConverter.ToUInt32(bytes) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Spell(byte[] bytes)
    {
        var letters = new char[CodeLength];
        for (var i = 0; i < CodeLength; i++)
        {
            letters[i] = Crockford[bytes[i] % Crockford.Length];
        }

        return string.Concat(letters.AsSpan(0, 5), "-", letters.AsSpan(5));
    }

    // Crockford's base 32 reads what people confuse: O as 0, I and L as 1.
    private static string Normalise(string code) => string.Concat(code
        .Where(char.IsAsciiLetterOrDigit)
        .Select(char.ToUpperInvariant)
        .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));

    private byte[] Derive(string purpose) => HMACSHA256.HashData(secret.Key, Encoding.UTF8.GetBytes(purpose));
}
