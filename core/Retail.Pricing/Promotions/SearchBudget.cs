namespace Retail.Pricing.Promotions;

/// <summary>
/// Bounds the search of a lane by counted steps and never by time, so that every device gives the same answer
/// (design decision 2). A step is one run of units looked at in one combination.
/// </summary>
internal sealed class SearchBudget
{
    /// <summary>Most steps in a lane, beside the few that every group of competing promotions is granted.</summary>
    public const int StepsPerLane = 20_000;

    private const int StepsPerGroup = 5_000;
    private const int GrantedCombinations = 16;

    private int laneLeft = StepsPerLane;
    private int cost = 1;

    /// <summary>Combinations that can still be looked at in the present group.</summary>
    public int Left { get; private set; }

    /// <summary>Begins the search of a group whose units are in so many runs.</summary>
    public void Begin(int runs)
    {
        cost = runs;
        Left = Math.Max(GrantedCombinations, Math.Min(StepsPerGroup, laneLeft) / runs);
    }

    /// <summary>Whether one combination more may be looked at.</summary>
    public bool Spend()
    {
        if (Left == 0)
        {
            return false;
        }

        Left--;
        laneLeft = Math.Max(0, laneLeft - cost);
        return true;
    }
}
