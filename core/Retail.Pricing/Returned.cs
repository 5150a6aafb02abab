namespace Retail.Pricing;

/// <summary>What came or comes back of a purchase.</summary>
/// <param name="Lines">Units by line; a line may stand there several times.</param>
/// <param name="Shipping">Whether what shipping cost is given back too.</param>
public sealed record Returned(IReadOnlyList<ReturnedUnits> Lines, bool Shipping = false)
{
    /// <summary>Nothing.</summary>
    public static Returned Nothing { get; } = new([]);
}
