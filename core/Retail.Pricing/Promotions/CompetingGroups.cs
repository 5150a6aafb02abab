namespace Retail.Pricing.Promotions;

/// <summary>
/// Parts a lane's lines into groups that are solved by themselves: two lines are in one group when a promotion that
/// needs several units together can use both. Promotions that reduce unit by unit join nothing, for what they do on one
/// line changes nothing on another.
/// </summary>
internal sealed class CompetingGroups
{
    private const int None = -1;

    private readonly Reused<CompetingGroup> groups = new();
    private int[] leader = [];
    private int[] groupOf = [];

    public int Count => groups.Count;

    public CompetingGroup this[int index] => groups[index];

    /// <summary>Makes the groups, by their first line. Lines that nobody touches are in none.</summary>
    public void Begin(List<Contender> together, List<Contender> unitByUnit, int lineCount)
    {
        Memory.Grow(ref leader, lineCount);
        Memory.Grow(ref groupOf, lineCount);
        leader.AsSpan(0, lineCount).Fill(None);
        groupOf.AsSpan(0, lineCount).Fill(None);
        foreach (var contender in together)
        {
            var first = None;
            foreach (var line in contender.Touched)
            {
                first = first == None ? line : first;
                Join(first, line);
            }
        }

        foreach (var contender in unitByUnit)
        {
            foreach (var line in contender.Touched)
            {
                Join(line, line);
            }
        }

        Gather(lineCount);
        foreach (var contender in together)
        {
            foreach (var line in contender.Touched)
            {
                groups[groupOf[line]].Together.Add(contender);
                break;
            }
        }

        foreach (var contender in unitByUnit)
        {
            foreach (var line in contender.Touched)
            {
                var list = groups[groupOf[line]].UnitByUnit;
                if (list.Count == 0 || !ReferenceEquals(list[^1], contender))
                {
                    list.Add(contender);
                }
            }
        }
    }

    /// <summary>Lets go of the basket.</summary>
    public void End()
    {
        for (var i = 0; i < groups.Count; i++)
        {
            groups[i].Clear();
        }

        groups.TakeBack();
    }

    private void Gather(int lineCount)
    {
        for (var line = 0; line < lineCount; line++)
        {
            if (leader[line] == None)
            {
                continue;
            }

            var first = Leader(line);
            if (groupOf[first] == None)
            {
                groupOf[first] = groups.Count;
                groups.Next();
            }

            groupOf[line] = groupOf[first];
            groups[groupOf[line]].Lines.Add(line);
        }
    }

    /// <summary>Joins a line to one that was joined already, or to itself.</summary>
    private void Join(int one, int other)
    {
        leader[other] = leader[other] == None ? other : leader[other];
        var (a, b) = (Leader(one), Leader(other));
        leader[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Leader(int line)
    {
        while (leader[line] != line)
        {
            leader[line] = leader[leader[line]];
            line = leader[line];
        }

        return line;
    }
}
