using System.Globalization;
using System.Net;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// What one read costs beside a bare Kestrel answer of the same bytes: how many a second, and how much processor time
/// each takes. Both are asked in turn, a second each, so that whatever else the machine does hits both alike.
/// </summary>
internal static class ReadBench
{
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(ServerProcess server, string folder, TextWriter output)
    {
        await output.WriteLineAsync("| read | answers | bare Kestrel | ratio | processor time of one |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: | ---: |");
        var product = $"/api/v1/catalog/variants/{BigCatalog.Sku(7)}?channel=web";
        await MeasureAsync("product over HTTP", server, product, folder, output);
        await MeasureAsync("product page", server, $"/shop/p/{BigCatalog.Sku(7)}", folder, output);
    }

    private static async Task MeasureAsync(
        string name, ServerProcess server, string path, string folder, TextWriter output)
    {
        var address = new Uri(server.Address, path);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            await output.WriteLineAsync($"| {name} | not measured: {path} answers {(int)answer.StatusCode} | | | |");
            return;
        }

        var body = await answer.Content.ReadAsByteArrayAsync();
        var (bare, bareAddress) = await BareKestrel.StartAsync(
            folder, body, answer.Content.Headers.ContentType?.ToString() ?? "text/plain");
        await using var ended = bare;
        var own = new Side(new Pump(address), () => server.ProcessorTime);
        var limit = new Side(new Pump(bareAddress), () => bare.ProcessorTime);
        await own.Pump.RunAsync(WarmUp);
        await limit.Pump.RunAsync(WarmUp);
        for (var round = 0; round < Rounds; round++)
        {
            await own.MeasureAsync(Slice);
            await limit.MeasureAsync(Slice);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name}, {body.Length:N0} bytes | {own.PerSecond:N0}/s | {limit.PerSecond:N0}/s " +
            $"| {own.PerSecond / limit.PerSecond:0.00} | {own.Cost:0.0} µs to {limit.Cost:0.0} µs |"));
    }

    private sealed class Side(Pump pump, Func<TimeSpan> processorTime)
    {
        private readonly List<decimal> rates = [];
        private readonly List<decimal> costs = [];

        public Pump Pump => pump;

        public decimal PerSecond => Median(rates);

        /// <summary>Microseconds of processor time for an answer.</summary>
        public decimal Cost => Median(costs);

        public async Task MeasureAsync(TimeSpan slice)
        {
            var before = processorTime();
            var (answers, time) = await pump.RunAsync(slice);
            rates.Add(answers * 1_000m / (long)time.TotalMilliseconds);
            costs.Add((decimal)(processorTime() - before).TotalMicroseconds / answers);
        }

        private static decimal Median(List<decimal> values) => values.Order().ElementAt(values.Count / 2);
    }
}
