namespace Retail.Proofs.Bench.Pricing;

/// <summary>What is measured: a basket of so many lines against so many promotions.</summary>
/// <param name="Lines">Lines of the basket.</param>
/// <param name="Promotions">Promotions of the book.</param>
/// <param name="Concerning">How many of them concern the basket.</param>
public sealed record QuoteShape(int Lines, int Promotions, int Concerning)
{
    /// <summary>The points of the curve.</summary>
    public static IReadOnlyList<QuoteShape> All { get; } =
    [
        new(1, 1_000, 2), new(10, 0, 0), new(10, 1_000, 20), new(50, 1_000, 20), new(50, 10_000, 200),
        new(200, 10_000, 200), new(1_000, 10_000, 200),
    ];
}
