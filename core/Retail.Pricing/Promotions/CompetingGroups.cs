using System.Numerics;

namespace Retail.Pricing.Promotions;

/// <summary>Parts a lane's promotions into groups that share no line, so that each is solved by itself.</summary>
internal static class CompetingGroups
{
    /// <summary>The lines of each group, ascending, and its promotions by rank; groups by their first line.</summary>
    public static List<(List<int> Lines, List<Contender> Contenders)> Of(
        IReadOnlyList<Contender> contenders, int lineCount)
    {
        var leader = new int[lineCount];
        for (var line = 0; line < lineCount; line++)
        {
            leader[line] = line;
        }

        foreach (var contender in contenders)
        {
            Join(leader, contender.Lines);
        }

        var groups = new List<(List<int> Lines, List<Contender> Contenders)>();
        var groupOf = new int[lineCount];
        foreach (var contender in contenders)
        {
            if (First(contender.Lines) is >= 0 and var first)
            {
                var lead = Leader(leader, first);
                if (groupOf[lead] == 0)
                {
                    groups.Add(([], []));
                    groupOf[lead] = groups.Count;
                }

                groups[groupOf[lead] - 1].Contenders.Add(contender);
            }
        }

        for (var line = 0; line < lineCount; line++)
        {
            if (groupOf[Leader(leader, line)] is > 0 and var group)
            {
                groups[group - 1].Lines.Add(line);
            }
        }

        groups.Sort((a, b) => a.Lines[0].CompareTo(b.Lines[0]));
        return groups;
    }

    private static void Join(int[] leader, ReadOnlySpan<ulong> lines)
    {
        var first = -1;
        for (var word = 0; word < lines.Length; word++)
        {
            for (var bits = lines[word]; bits != 0; bits &= bits - 1)
            {
                var line = (word << 6) + BitOperations.TrailingZeroCount(bits);
                first = first < 0 ? line : first;
                var (a, b) = (Leader(leader, first), Leader(leader, line));
                leader[Math.Max(a, b)] = Math.Min(a, b);
            }
        }
    }

    private static int First(ReadOnlySpan<ulong> lines)
    {
        for (var word = 0; word < lines.Length; word++)
        {
            if (lines[word] != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(lines[word]);
            }
        }

        return -1;
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
