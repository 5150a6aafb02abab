using System.Globalization;
using Retail.Abstractions.Terminals;

namespace Retail.Terminal.Journal;

/// <summary>
/// Whether the journal still says what was written: the newest entries are hashed again at every start.
/// </summary>
internal static class ChainCheck
{
    /// <summary>Entries that are checked: weeks of a busy till, in well under a second.</summary>
    public const int Tail = 10_000;

    public static void Run(TillSession session, TerminalId terminal, string path)
    {
        var last = session.LastSequence();
        if (session.Counter(Counters.Delivered) > last)
        {
            throw Broken(path, last + 1);
        }

        var first = Math.Max(1, last - Tail + 1);
        var expected = first == 1 ? TerminalFact.NoPrevious : null;
        var sequence = first;
        foreach (var fact in session.FactsFrom(first, Tail))
        {
            var hash = TerminalFact.HashOf(
                terminal, fact.Sequence, fact.Kind, fact.At, fact.Payload, fact.PreviousHash);
            if (fact.Sequence != sequence || fact.Hash != hash || fact.PreviousHash != (expected ?? fact.PreviousHash))
            {
                throw Broken(path, sequence);
            }

            expected = fact.Hash;
            sequence++;
        }

        if (sequence != last + 1)
        {
            throw Broken(path, sequence);
        }
    }

    private static StartRefusedException Broken(string path, long row) => new(Refusal.Of(
        RefusalKind.Unavailable,
        "till.journal-broken",
        ("path", path),
        ("row", row.ToString(CultureInfo.InvariantCulture))));
}
