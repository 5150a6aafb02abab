namespace Retail.Pricing.Promotions;

/// <summary>
/// Which variants are meant: those in one of the SKUs or one of the categories; all when both are empty.
/// </summary>
/// <param name="Skus">SKUs.</param>
/// <param name="Categories">Codes of categories.</param>
public sealed record Target(IReadOnlyList<string> Skus, IReadOnlyList<string> Categories)
{
    /// <summary>Everything.</summary>
    public static Target Everything { get; } = new([], []);
}
