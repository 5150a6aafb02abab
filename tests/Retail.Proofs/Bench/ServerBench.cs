using System.Diagnostics;
using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Client;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Proofs.Bench;

/// <summary>
/// `bench server`: from starting the process to its first priced answer with a catalog of 20,000 variants, and what
/// adding a line costs over HTTP compared with committing one bare row on the same disk in the same run.
/// </summary>
internal static class ServerBench
{
    private const int Variants = 20_000;
    private const int Starts = 5;
    private const int WarmUp = 2_000;
    private const int Lines = 1_000;

    public static async Task<int> RunAsync(TextWriter output)
    {
        using var folder = new TemporaryFolder();
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        await using var server = new ServerProcess(
            folder.Sub("server"), address, null, Repository.Published("Retail.Server"),
            "--Retail:Limits:carts:PerCaller=1000000", "--Retail:Limits:carts:InTotal=1000000");
        await BuildShopAsync(server, folder.Path, output);
        var starts = await MeasureStartsAsync(server);
        await server.StartAsync();
        var bare = BareCommit.Measure(folder.Path, Lines);
        var (adds, reads) = await MeasureCartAsync(server.Address);
        await server.StopAsync();

        await output.WriteLineAsync("| what | median | p99 | ratio to a bare commit |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: |");
        await output.WriteLineAsync($"| start to first priced answer, {Variants:N0} variants ({Starts} starts) | {Figures.Text(starts.Median)} | {Figures.Text(starts.P99)} | |");
        await output.WriteLineAsync($"| bare commit of one row, WAL, synchronous FULL | {Figures.Text(bare.Median)} | {Figures.Text(bare.P99)} | 1.0 |");
        await output.WriteLineAsync($"| add a line over HTTP (priced, stored, committed once) | {Figures.Text(adds.Median)} | {Figures.Text(adds.P99)} | {Ratio(adds, bare)} |");
        await output.WriteLineAsync($"| read the cart over HTTP (priced) | {Figures.Text(reads.Median)} | {Figures.Text(reads.P99)} | {Ratio(reads, bare)} |");
        return 0;
    }

    private static string Ratio(Figures figures, Figures bare) =>
        (figures.Median / bare.Median).ToString("0.0", CultureInfo.InvariantCulture);

    private static async Task BuildShopAsync(ServerProcess server, string folder, TextWriter output)
    {
        await server.AddStaffAsync("bench", "bench-Passw0rd!", "admin");
        await server.StartAsync();
        using var staff = await StaffApi.LogInAsync(server.Address, "bench", "bench-Passw0rd!");
        var (catalog, prices) = BigCatalog.Write(folder, Variants);
        await DemoShop.SetUpAsync(staff);
        var clock = Stopwatch.StartNew();
        await staff.ImportAsync("/catalog/imports/catalog", catalog);
        await staff.ImportAsync("/prices/lists/base/imports", prices);
        await output.WriteLineAsync(
            $"imported {Variants:N0} variants and prices in {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        await staff.PublishAsync();
        await output.WriteLineAsync($"published them in {clock.Elapsed.TotalSeconds:0.0} s");
        await server.StopAsync();
    }

    private static async Task<Figures> MeasureStartsAsync(ServerProcess server)
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

    private static async Task<(Figures Adds, Figures Reads)> MeasureCartAsync(Uri address)
    {
        using var client =
            new RetailClient(new RetailClientOptions(address, CultureInfo.InvariantCulture, TimeProvider.System));
        var (adds, reads) = (new Figures(), new Figures());
        CartKey? key = null;
        for (var i = 0; i < WarmUp + Lines; i++)
        {
            // A cart of ten lines, then the next: what a customer's cart usually is.
            key = i % 10 == 0 ? await CreateAsync(client) : key!;
            var line = new AddLine($"line-{i}", BigCatalog.Sku(i % Variants), null, 1m);
            var start = Stopwatch.GetTimestamp();
            var added = await client.Carts.AddLineAsync(
                key, line, new CommandStamp($"bench-add-{i:D8}"), CancellationToken.None);
            var addTime = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            var read = await client.Carts.GetAsync(key, CancellationToken.None);
            var readTime = Stopwatch.GetElapsedTime(start);
            if (read.Value.Quote.Hash != added.Value.Quote.Hash)
            {
                throw new InvalidOperationException("The cart was read at another price than it was given.");
            }

            if (i >= WarmUp)
            {
                adds.Add(addTime);
                reads.Add(readTime);
            }
        }

        return (adds, reads);
    }

    private static async Task<CartKey> CreateAsync(RetailClient client)
    {
        var id = CartId.New(TimeProvider.System);
        var created = await client.Carts.CreateAsync(
            new CreateCart(id, "web", null, Currency.Of("GBP")), new CommandStamp($"bench-create-{id}"),
            CancellationToken.None);
        return CartKey.By(id, created.Value.Token!);
    }
}
