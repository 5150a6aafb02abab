using System.Globalization;
using Microsoft.Playwright;
using Retail.Browsing;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// One cart open on two phones: from the tap on the one to the frame in which the other shows the new quantity.
/// </summary>
internal static class LiveBench
{
    private const int WarmUp = 20;
    private const int Changes = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // How many of the only line.
    private const string Quantity = "document.querySelector('input.quantity')?.value";

    private const string Tap = """
        label => {
          const tapped = performance.timeOrigin + performance.now();
          document.querySelector(`button[aria-label^="${label}"]`).click();
          return tapped;
        }
        """;

    private const string Shown = $$"""
        wanted => new Promise(shown => {
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
          function look() {
            if ({{Quantity}} === wanted) {
              observer.disconnect();
              requestAnimationFrame(() => shown(performance.timeOrigin + performance.now()));
            }
          }
          look();
        })
        """;

    public static async Task RunAsync(Browser browser, ServerProcess server, TextWriter output)
    {
        var figures = new Figures();
        await browser.VisitAsync(visit => MeasureAsync(visit, server, figures), "bench-live");
        await output.WriteLineAsync("| what | median | p99 |");
        await output.WriteLineAsync("| --- | ---: | ---: |");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"| a change on one phone, visible on another ({Changes} changes) | {Figures.Text(figures.Median)} " +
            $"| {Figures.Text(figures.P99)} |"));
    }

    private static async Task MeasureAsync(Visit visit, ServerProcess server, Figures figures)
    {
        var one = await visit.OpenAsync(Look.Phone, new Uri(server.Address, "/app"));
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Regalos Centro" }).ClickAsync();
        await one.Page.GetByRole(AriaRole.Searchbox).FillAsync(BigCatalog.Sku(7));
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Look" }).First.ClickAsync();
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Add " }).First.ClickAsync();
        await one.Page.GetByRole(AriaRole.Link, new() { Name = "To the cart" }).ClickAsync();
        await one.Page.GetByLabel("More of").WaitForAsync();
        var other = await visit.OpenAsync(
            Look.Phone, new Uri(one.Page.Url), await one.Page.Context.StorageStateAsync());
        await other.Page.GetByLabel("More of").WaitForAsync();

        // A tap before the scripts are there would send the form the old way and load the page anew.
        await one.Page.WaitForLoadStateAsync();
        await other.Page.WaitForLoadStateAsync();
        for (var change = 0; change < WarmUp + Changes; change++)
        {
            var (button, wanted) = change % 2 == 0 ? ("More of", "2") : ("Fewer of", "1");
            var shown = other.Page.EvaluateAsync<decimal>(Shown, wanted);
            var tapped = await one.Page.EvaluateAsync<decimal>(Tap, button);
            var time = TimeSpan.FromMicroseconds((long)((await shown.WaitAsync(Patience) - tapped) * 1_000));
            if (change >= WarmUp)
            {
                figures.Add(time);
            }

            // The first phone has its own answer too before it is tapped again.
            await one.Page.WaitForFunctionAsync(
                $"wanted => {Quantity} === wanted && !document.querySelector('[aria-busy]')", wanted);
        }
    }
}
