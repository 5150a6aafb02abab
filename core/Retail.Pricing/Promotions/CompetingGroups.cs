namespace Retail.Pricing.Promotions;

/// <summary>Parts a lane's promotions into groups that share no line, so that each is solved by itself.</summary>
internal static class CompetingGroups
{
    /// <summary>The lines of each group, ascending, and its promotions by rank; groups by their first line.</summary>
    public static IEnumerable<(IReadOnlyList<int> Lines, IReadOnlyList<Rule> Rules)> Of(
        IReadOnlyList<Rule> rules, IReadOnlyList<CanonicalLine> lines)
    {
        var leader = Enumerable.Range(0, lines.Count).ToArray();
        var firstLine = new List<(Rule Rule, int Line)>();
        foreach (var rule in rules)
        {
            var first = -1;
            for (var line = 0; line < lines.Count; line++)
            {
                if (rule.Touches(lines[line].Variant))
                {
                    first = first < 0 ? line : first;
                    Join(leader, first, line);
                }
            }

            firstLine.Add((rule, first));
        }

        IReadOnlyList<int> LinesOf(int first) =>
            [.. Enumerable.Range(0, lines.Count).Where(line => Leader(leader, line) == first)];

        return firstLine
            .GroupBy(pair => Leader(leader, pair.Line), pair => pair.Rule)
            .OrderBy(group => group.Key)
            .Select(group => (
                LinesOf(group.Key),
                (IReadOnlyList<Rule>)[.. group]));
    }

    private static void Join(int[] leader, int one, int other)
    {
        var (a, b) = (Leader(leader, one), Leader(leader, other));
        leader[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Leader(int[] leader, int line)
    {
        while (leader[line] != line)
        {
            leader[line] = leader[leader[line]];
            line = leader[line];
        }

        return line;
    }
}
