using System.Numerics;

namespace Retail.Pricing.Promotions;

/// <summary>
/// Parts a lane's lines into groups that are solved by themselves: two lines are in one group when a promotion that
/// needs several units together can use both. Promotions that reduce unit by unit join nothing, for what they do on one
/// line changes nothing on another.
/// </summary>
internal static class CompetingGroups
{
    /// <summary>The lines of each group, ascending; groups by their first line. Lines that nobody touches are in none.
    /// </summary>
    public static List<List<int>> Of(
        IReadOnlyList<Contender> together, IReadOnlyList<Contender> unitByUnit, int lineCount)
    {
        Span<int> leader = lineCount <= 64 ? stackalloc int[lineCount] : new int[lineCount];
        Span<bool> isTouched = lineCount <= 64 ? stackalloc bool[lineCount] : new bool[lineCount];
        for (var line = 0; line < lineCount; line++)
        {
            leader[line] = line;
        }

        foreach (var contender in together)
        {
            Note(contender.Lines, leader, isTouched, joins: true);
        }

        foreach (var contender in unitByUnit)
        {
            Note(contender.Lines, leader, isTouched, joins: false);
        }

        var groups = new List<List<int>>();
        Span<int> groupOf = lineCount <= 64 ? stackalloc int[lineCount] : new int[lineCount];
        groupOf.Fill(-1);
        for (var line = 0; line < lineCount; line++)
        {
            if (isTouched[line])
            {
                ref var group = ref groupOf[Leader(leader, line)];
                if (group < 0)
                {
                    group = groups.Count;
                    groups.Add([]);
                }

                groups[group].Add(line);
            }
        }

        return groups;
    }

    private static void Note(ReadOnlySpan<ulong> lines, Span<int> leader, Span<bool> isTouched, bool joins)
    {
        var first = -1;
        for (var word = 0; word < lines.Length; word++)
        {
            for (var bits = lines[word]; bits != 0; bits &= bits - 1)
            {
                var line = (word << 6) + BitOperations.TrailingZeroCount(bits);
                isTouched[line] = true;
                first = first < 0 || !joins ? line : first;
                var (a, b) = (Leader(leader, first), Leader(leader, line));
                leader[Math.Max(a, b)] = Math.Min(a, b);
            }
        }
    }

    private static int Leader(Span<int> leader, int line)
    {
        while (leader[line] != line)
        {
            leader[line] = leader[leader[line]];
            line = leader[line];
        }

        return line;
    }
}
