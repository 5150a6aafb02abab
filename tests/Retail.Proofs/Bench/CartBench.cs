using System.Diagnostics;
using System.Globalization;
using Retail.Abstractions.Carts;
using Retail.Client;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// What adding a line costs over HTTP compared with committing one bare row on the same disk in the same run.
/// </summary>
internal static class CartBench
{
    private const int WarmUp = 2_000;
    private const int Lines = 1_000;

    public static async Task RunAsync(ServerProcess server, string folder, TextWriter output)
    {
        var bare = BareCommit.Measure(folder, Lines);
        var (adds, reads) = await MeasureAsync(server.Address);
        await output.WriteLineAsync("| what | median | p99 | ratio to a bare commit |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: |");
        await WriteAsync("bare commit of one row, WAL, synchronous FULL", bare);
        await WriteAsync("add a line over HTTP (priced, stored, committed once)", adds);
        await WriteAsync("read the cart over HTTP (priced)", reads);

        Task WriteAsync(string name, Figures figures) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Figures.Text(figures.Median)} | {Figures.Text(figures.P99)} " +
            $"| {figures.Median / bare.Median:0.0} |"));
    }

    public static async Task<CartKey> CreateAsync(RetailClient client)
    {
        var id = CartId.New(TimeProvider.System);
        var created = await client.Carts.CreateAsync(
            new CreateCart(id, "web", null, Currency.Of("GBP")), new CommandStamp($"bench-create-{id}"),
            CancellationToken.None);
        return CartKey.By(id, created.Value.Token!);
    }

    private static async Task<(Figures Adds, Figures Reads)> MeasureAsync(Uri address)
    {
        using var client =
            new RetailClient(new RetailClientOptions(address, CultureInfo.InvariantCulture, TimeProvider.System));
        var (adds, reads) = (new Figures(), new Figures());
        CartKey? key = null;
        for (var i = 0; i < WarmUp + Lines; i++)
        {
            // A cart of ten lines, then the next: what a customer's cart usually is.
            key = i % 10 == 0 ? await CreateAsync(client) : key!;
            var line = new AddLine($"line-{i}", BigCatalog.Sku(i % ServerBench.Variants), null, 1m);
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
}
