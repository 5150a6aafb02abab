using Retail.Abstractions.Quotes;

namespace Retail.Pricing.Promotions;

/// <summary>What the lanes did, gathered.</summary>
internal sealed class OfferResult(OfferSentences sentences)
{
    private readonly List<Explanation> explanations = [];
    private readonly Dictionary<int, List<(Rule Rule, long Minor)>> byLine = [];

    public OfferSentences Sentences => sentences;

    public IReadOnlyList<Explanation> Explanations =>
        [.. explanations.OrderBy(explanation => explanation.Promotion, StringComparer.Ordinal)];

    /// <summary>At most so much more might have been saved; zero when every lane is proved.</summary>
    public long GapMinor { get; private set; }

    public void Explain(Explanation explanation) => explanations.Add(explanation);

    public void Add(long gapMinor, IReadOnlyList<Use> uses)
    {
        GapMinor += gapMinor;
        var reductions = uses
            .SelectMany(
                use => use.Runs,
                (use, run) => (use.Rule, run.Line, Minor: (run.BeforeMinor - run.NowMinor) * run.Count))
            .GroupBy(part => (part.Rule, part.Line), part => part.Minor)
            .OrderBy(group => group.Key.Rule.Code, StringComparer.Ordinal);
        foreach (var group in reductions.Where(group => group.Sum() > 0))
        {
            if (!byLine.TryGetValue(group.Key.Line, out var line))
            {
                byLine[group.Key.Line] = line = [];
            }

            line.Add((group.Key.Rule, group.Sum()));
        }
    }

    /// <summary>What promotions take off a line, by lane and code.</summary>
    public IReadOnlyList<(Rule Rule, long Minor)> Reductions(int line) => byLine.GetValueOrDefault(line) ?? [];
}
