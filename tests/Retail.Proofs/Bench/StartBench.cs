using System.Diagnostics;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>From starting the process to its first priced answer.</summary>
internal static class StartBench
{
    private const int Starts = 5;

    public static async Task RunAsync(ServerProcess server, TextWriter output)
    {
        var starts = await MeasureAsync(server);
        await output.WriteLineAsync("| what | median | p99 |");
        await output.WriteLineAsync("| --- | ---: | ---: |");
        await output.WriteLineAsync(
            $"| start to first priced answer, {ServerBench.Variants:N0} variants ({Starts} starts) | " +
            $"{Figures.Text(starts.Median)} | {Figures.Text(starts.P99)} |");
    }

    private static async Task<Figures> MeasureAsync(ServerProcess server)
    {
        var figures = new Figures();
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            await server.StartAsync();
            var answer = await http.GetStringAsync($"/api/v1/catalog/variants/{BigCatalog.Sku(i * 1_000)}?channel=web");
            figures.Add(clock.Elapsed);
            if (!answer.Contains(BigCatalog.Sku(i * 1_000), StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The first answer was something else: {answer}");
            }

            await server.StopAsync();
        }

        return figures;
    }
}
