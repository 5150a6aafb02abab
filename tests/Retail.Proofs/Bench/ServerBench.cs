using System.Diagnostics;
using Retail.Browsing;
using Retail.Testing.Processes;
using Retail.Testing.Shops;

namespace Retail.Proofs.Bench;

/// <summary>
/// `bench server`: the server as operators install it, with a catalog of 20,000 variants; each part of the figures can
/// be asked for alone.
/// </summary>
internal static class ServerBench
{
    public const int Variants = 20_000;

    private static readonly string[] Parts = ["start", "cart", "reads", "live", "pages"];

    public static async Task<int> RunAsync(string[] asked, TextWriter output)
    {
        if (asked.Except(Parts, StringComparer.Ordinal).Any())
        {
            await output.WriteLineAsync($"bench server has these parts: {string.Join(' ', Parts)}");
            return 2;
        }

        var parts = asked.Length == 0 ? Parts : asked;
        using var folder = new TemporaryFolder();
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        await using var server = new ServerProcess(
            folder.Sub("server"), address, null, Repository.Published("Retail.Server"),
            "--Retail:Limits:carts:PerCaller=1000000", "--Retail:Limits:carts:InTotal=1000000",
            "--Retail:Limits:forms:PerCaller=1000000", "--Retail:Limits:forms:InTotal=1000000");
        await BuildShopAsync(server, folder.Path, output);
        if (parts.Contains("start"))
        {
            await StartBench.RunAsync(server, output);
        }

        await server.StartAsync();
        if (parts.Contains("cart"))
        {
            await CartBench.RunAsync(server, folder.Path, output);
        }

        if (parts.Contains("reads"))
        {
            await ReadBench.RunAsync(server, folder.Path, output);
        }

        await BrowseAsync(parts, server, output);
        await server.StopAsync();
        return 0;
    }

    private static async Task BrowseAsync(string[] parts, ServerProcess server, TextWriter output)
    {
        if (!parts.Contains("live") && !parts.Contains("pages"))
        {
            return;
        }

        if (Browser.Missing is not null)
        {
            await output.WriteLineAsync($"live and pages are not measured: {Browser.Missing}");
            return;
        }

        var browser = new Browser();
        await browser.InitializeAsync();
        try
        {
            if (parts.Contains("live"))
            {
                await LiveBench.RunAsync(browser, server, output);
            }

            if (parts.Contains("pages"))
            {
                await PageBench.RunAsync(browser, server, output);
            }
        }
        finally
        {
            await browser.DisposeAsync();
        }
    }

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
}
