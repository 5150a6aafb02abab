namespace Retail.Pricing.Promotions;

/// <summary>
/// Which goods are meant: those with one of the SKUs, categories or tags (all when the three are empty) that are not
/// excluded. Deposits, fees and shipping are never meant.
/// </summary>
/// <param name="Skus">SKUs.</param>
/// <param name="Categories">Codes of categories.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Except">What is not meant all the same, or null.</param>
public sealed record Target(
    IReadOnlyList<string> Skus,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string>? Tags = null,
    Exclusion? Except = null)
{
    /// <summary>Everything.</summary>
    public static Target Everything { get; } = new([], []);
}
