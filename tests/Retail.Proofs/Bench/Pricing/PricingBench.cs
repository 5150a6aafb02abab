using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Retail.Abstractions.Quotes;
using Retail.Pricing;

namespace Retail.Proofs.Bench.Pricing;

/// <summary>
/// What a quote costs in time and memory, on one thread: the curve over lines and promotions. Means and allocations are
/// BenchmarkDotNet's; median and p99 are those of single quotes, which it does not look at. Undisturbed is what the
/// quotes cost when nobody else uses the machine: the mean, over the baskets, of the fastest quote of each.
/// </summary>
internal static class PricingBench
{
    private const int Baskets = 64;

    public static async Task<int> RunAsync(TextWriter output)
    {
        var config = ManualConfig.CreateEmpty()
            .AddLogger(NullLogger.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<QuoteBenchmark>(config);
        await output.WriteLineAsync(
            "| lines | promotions | of which concern it | undisturbed | median | p99 | mean | allocated | explained " +
            "| proved best |");
        await output.WriteLineAsync("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var shape in QuoteShape.All)
        {
            var report = summary.Reports.Single(one => Equals(one.BenchmarkCase.Parameters["Shape"], shape));
            await output.WriteLineAsync(Row(shape, report));
        }

        return 0;
    }

    private static string Row(QuoteShape shape, BenchmarkReport report)
    {
        var shop = new PricingShop(shape.Lines, shape.Promotions, shape.Concerning);
        var baskets = Enumerable.Range(1, Baskets).Select(shop.Basket).ToArray();
        var proved = baskets.Count(basket => QuoteEngine.Price(basket, shop.Book).Value.ProvedBest);
        var rounds = Math.Max(20, 400_000 / (shape.Lines + 40) / Baskets);
        Times(baskets, basket => QuoteEngine.Price(basket, shop.Book), rounds);
        var times = Times(baskets, basket => QuoteEngine.Price(basket, shop.Book), rounds);
        var fastest = (long)Enumerable.Range(0, Baskets)
            .Average(basket => times.Where((_, i) => i % Baskets == basket).Min());
        Array.Sort(times);
        var explained = Times(baskets, basket => QuoteEngine.Explain(basket, shop.Book), Math.Max(3, rounds / 10));
        Array.Sort(explained);
        var mean = (report.ResultStatistics?.Mean ?? double.NaN) / 1_000;
        var allocated = (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape.Lines:N0} | {shape.Promotions:N0} | {shape.Concerning} | {Text(fastest)} " +
            $"| {Text(times[times.Length / 2])} | {Text(times[times.Length * 99 / 100])} | {mean:0.0} µs " +
            $"| {allocated:0.0} KB | {Text(explained[explained.Length / 2])} | {proved} of {Baskets} |");
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

        return times;
    }

    private static string Text(long ticks) => string.Create(
        CultureInfo.InvariantCulture, $"{ticks * 1_000_000m / Stopwatch.Frequency:0.0} µs");
}
