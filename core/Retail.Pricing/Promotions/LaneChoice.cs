namespace Retail.Pricing.Promotions;

/// <summary>Who may apply in a lane.</summary>
public enum LaneChoice
{
    /// <summary>The combination that saves most; every unit is used by at most one promotion.</summary>
    BestCombination,

    /// <summary>The one promotion that saves most on the whole basket.</summary>
    BestSingle,

    /// <summary>On each line the one promotion that would save most on it if it were alone.</summary>
    BestPerLine,
}
