namespace Retail.Pricing.Promotions;

/// <summary>Promotions of a lane with the units that each uses; no unit is used twice.</summary>
/// <param name="Uses">Who uses what.</param>
/// <param name="SavedMinor">What they save.</param>
/// <param name="BoundMinor">No combination saves more than this; equal to what it saves when it is proved best.</param>
internal sealed record Combination(IReadOnlyList<Use> Uses, long SavedMinor, long BoundMinor)
{
    /// <summary>Nobody uses anything.</summary>
    public static Combination None { get; } = new([], 0, 0);

    /// <summary>
    /// Whether this is the better of two: saves more, or as much with more of it by the promotion that comes first by
    /// priority and code.
    /// </summary>
    public bool IsBetterThan(Combination other)
    {
        if (SavedMinor != other.SavedMinor)
        {
            return SavedMinor > other.SavedMinor;
        }

        var (mine, theirs) = (SavedByRank(), other.SavedByRank());
        foreach (var rank in mine.Keys.Union(theirs.Keys).Order())
        {
            var difference = mine.GetValueOrDefault(rank) - theirs.GetValueOrDefault(rank);
            if (difference != 0)
            {
                return difference > 0;
            }
        }

        return false;
    }

    private Dictionary<int, long> SavedByRank()
    {
        var saved = new Dictionary<int, long>();
        foreach (var use in Uses)
        {
            saved[use.Rule.Rank] = saved.GetValueOrDefault(use.Rule.Rank) + use.SavedMinor;
        }

        return saved;
    }
}
