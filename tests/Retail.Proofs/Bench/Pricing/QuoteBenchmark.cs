using BenchmarkDotNet.Attributes;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Proofs.Bench.Pricing;

/// <summary>A quote and its hash, for BenchmarkDotNet: the mean over many baskets of one shape.</summary>
[MemoryDiagnoser]
public class QuoteBenchmark
{
    private const int Baskets = 64;

    private Basket[] baskets = [];
    private PriceBook? book;

    /// <summary>Lines, promotions, and how many of these concern the basket.</summary>
    [ParamsSource(nameof(Shapes))]
    public QuoteShape Shape { get; set; } = QuoteShape.All[0];

    /// <summary>All that are measured.</summary>
    public static IEnumerable<QuoteShape> Shapes => QuoteShape.All;

    /// <summary>Opens the shop.</summary>
    [GlobalSetup]
    public void Open()
    {
        var shop = new PricingShop(Shape.Lines, Shape.Promotions, Shape.Concerning);
        (book, baskets) = (shop.Book, [.. Enumerable.Range(1, Baskets).Select(shop.Basket)]);
    }

    /// <summary>Prices each basket once.</summary>
    [Benchmark(OperationsPerInvoke = Baskets)]
    public long Price()
    {
        var sum = 0L;
        foreach (var basket in baskets)
        {
            sum += QuoteEngine.Price(basket, book!).Value.Total.AmountMinor;
        }

        return sum;
    }
}
