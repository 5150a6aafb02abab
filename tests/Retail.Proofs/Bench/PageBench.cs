using System.Globalization;
using Retail.Browsing;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// What a browser that was never here loads over the wire for one page: the page, its sheets, scripts and pictures,
/// with their headers.
/// </summary>
internal static class PageBench
{
    private static readonly (string Name, string Path, Look Look)[] Pages =
    [
        ("shop: home", "/shop", Look.Desktop),
        ("shop: category", "/shop/c/candles", Look.Desktop),
        ("shop: product", "/shop/p/" + BigCatalog.Sku(7), Look.Desktop),
        ("shop: search", "/shop/search?text=bag", Look.Desktop),
        ("shop: cart", "/shop/cart", Look.Desktop),
        ("phone app", "/app", Look.Phone),
        ("office: log-in", "/office", Look.Desktop),
    ];

    public static async Task RunAsync(Browser browser, ServerProcess server, TextWriter output)
    {
        await output.WriteLineAsync("| page | requests | over the wire |");
        await output.WriteLineAsync("| --- | ---: | ---: |");
        foreach (var (name, path, look) in Pages)
        {
            var (requests, bytes) = (0, 0L);
            await browser.VisitAsync(
                async visit => (requests, bytes) = await LoadAsync(visit, look, new Uri(server.Address, path)),
                "bench-pages");
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {requests} | {bytes / 1024m:0.0} KB |"));
        }
    }

    private static async Task<(int Requests, long Bytes)> LoadAsync(Visit visit, Look look, Uri address)
    {
        var face = await visit.OpenAsync(look);
        var network = await face.Page.Context.NewCDPSessionAsync(face.Page);
        await network.SendAsync("Network.enable");
        var (requests, bytes) = (0, 0L);
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
        {
            requests++;
            bytes += (long)loaded!.Value.GetProperty("encodedDataLength").GetDecimal();
        };
        await face.GoAsync(address);

        // A page that listens for news never comes to rest; what it needs to be whole is there long before this.
        await face.Page.WaitForTimeoutAsync(1_000);
        return (requests, bytes);
    }
}
