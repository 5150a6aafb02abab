namespace Retail.Pricing.Promotions;

/// <summary>What a promotion does in a combination: the units that it uses and what they cost then.</summary>
/// <param name="By">The promotion.</param>
/// <param name="Runs">Units used, reduced or only bought.</param>
/// <param name="SavedMinor">Sum of the reductions.</param>
internal sealed record Use(Contender By, WorkingRun[] Runs, long SavedMinor);
