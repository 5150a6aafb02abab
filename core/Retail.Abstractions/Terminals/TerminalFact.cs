namespace Retail.Abstractions.Terminals;

/// <summary>One entry of a till's journal, as it is shipped.</summary>
/// <param name="Sequence">Counts from 1 without gaps; with the till it names the fact for ever.</param>
/// <param name="Kind">What happened, of <see cref="FactKinds"/>.</param>
/// <param name="At">When, by the till's clock.</param>
/// <param name="Payload">The fact as JSON text; hashed as it is, byte for byte.</param>
/// <param name="PreviousHash">Hash of the entry before, or 64 zeros.</param>
/// <param name="Hash">
/// SHA-256 in lower-case hex over the UTF-8 lines <c>retail-journal/1</c>, terminal id, sequence, kind, time as
/// <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>, previous hash, payload, joined by line feeds.
/// </param>
public sealed record TerminalFact(
    long Sequence, string Kind, DateTimeOffset At, string Payload, string PreviousHash, string Hash)
{
    /// <summary>Most facts of one delivery.</summary>
    public const int MaxBatch = 100;

    /// <summary>Most bytes of one delivery's JSON; a sale of a thousand lines must fit.</summary>
    public const int MaxDeliveryBytes = 8 * 1024 * 1024;

    /// <summary>The hash before the first entry.</summary>
    public const string NoPrevious = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The hash that this entry must carry.</summary>
    public static string HashOf(
        TerminalId terminal, long sequence, string kind, DateTimeOffset at, string payload, string previousHash)
    {
        var text = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"retail-journal/1\n{terminal}\n{sequence}\n{kind}\n{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\n{previousHash}\n{payload}");
        return Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
