using System.Diagnostics;
using System.Globalization;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Proofs.Bench.Pricing;

/// <summary>What a quote costs in time and memory, on one thread: the curve over lines and promotions.</summary>
internal static class PricingBench
{
    private const int Baskets = 64;

    private static readonly (int Lines, int Promotions, int Concerning)[] Cases =
    [
        (1, 1_000, 2), (10, 0, 0), (10, 1_000, 20), (50, 1_000, 20), (50, 10_000, 200), (200, 10_000, 200),
        (1_000, 10_000, 200),
    ];

    public static async Task<int> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(
            "| lines | promotions | of which concern it | median | p99 | allocated | explained | proved best |");
        await output.WriteLineAsync("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (lines, promotions, concerning) in Cases)
        {
            await output.WriteLineAsync(Measure(lines, promotions, concerning));
        }

        return 0;
    }

    private static string Measure(int lines, int promotions, int concerning)
    {
        var shop = new PricingShop(lines, promotions, concerning);
        var baskets = Enumerable.Range(1, Baskets).Select(shop.Basket).ToArray();
        var proved = baskets.Count(basket => QuoteEngine.Price(basket, shop.Book).Value.ProvedBest);
        var rounds = Math.Max(20, 400_000 / (lines + 40) / Baskets);
        Times(baskets, basket => QuoteEngine.Price(basket, shop.Book), rounds);
        var times = Times(baskets, basket => QuoteEngine.Price(basket, shop.Book), rounds);
        var explained = Times(baskets, basket => QuoteEngine.Explain(basket, shop.Book), Math.Max(3, rounds / 10));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var basket in baskets)
        {
            QuoteEngine.Price(basket, shop.Book);
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Baskets;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {lines} | {promotions:N0} | {concerning} | {Text(times[times.Length / 2])} " +
            $"| {Text(times[times.Length * 99 / 100])} | {allocated / 1024.0m:0.0} KB " +
            $"| {Text(explained[explained.Length / 2])} | {proved} of {Baskets} |");
    }

    private static long[] Times(Basket[] baskets, Func<Basket, object> price, int rounds)
    {
        var times = new long[baskets.Length * rounds];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            price(baskets[i % baskets.Length]);
            times[i] = Stopwatch.GetTimestamp() - start;
        }

        Array.Sort(times);
        return times;
    }

    private static string Text(long ticks) => string.Create(
        CultureInfo.InvariantCulture, $"{ticks * 1_000_000m / Stopwatch.Frequency:0.0} µs");
}
