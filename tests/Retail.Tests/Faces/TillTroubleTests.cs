using System.Text.Json.Nodes;
using Retail.Browsing;
using Retail.Testing.Devices.Printers;

namespace Retail.Tests.Faces;

/// <summary>What a cashier reads when a device needs somebody: all of it is there, whole, on the smallest screen.
/// </summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class TillTroubleTests(Browser browser, OpenShop shop)
{
    // What stands outside the screen and cannot be scrolled to, and text that is wider than what cuts it off.
    private const string FindCut =
        """
        () => {
          const scrolls = element => element !== null &&
            (/auto|scroll/.test(getComputedStyle(element).overflowY) || scrolls(element.parentElement));
          return [...document.body.querySelectorAll('*')].filter(element => {
            const box = element.getBoundingClientRect();
            if (box.width < 2 || !element.checkVisibility() || element.closest('.unseen, svg')) {
              return false;
            }

            const isOut = box.left < -1 || box.right > innerWidth + 1 ||
              (box.bottom > innerHeight + 1 && !scrolls(element.parentElement));
            return isOut || (getComputedStyle(element).overflowX !== 'visible' &&
              element.scrollWidth > element.clientWidth + 1);
          }).map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
        }
        """;

    // As if everything were amiss at once.
    private const string Crowd =
        "() => { const all = document.getElementById('states'); all.innerHTML += all.innerHTML; }";

    private const int TornAfter = 400;

    private static readonly string[] Views = ["", "receipt", "favourites"];
    private static readonly string[] Printers = ["paper-end", "cover-open", "offline"];
    private static readonly string[] Scales =
        ["stable", "in-motion", "under-zero", "over-limit", "needs-zero", "fault"];

    [BrowserTheory]
    [InlineData("es", true)]
    [InlineData("en", false)]
    public async Task What_a_device_says_is_whole_on_the_smallest_screen(string language, bool isDark)
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(
                Look.Till with { Language = language, Dark = isDark }, till.Address);
            foreach (var sku in shop.Skus.Take(12))
            {
                await till.Api.ScanAsync(shop.BarcodeOf(sku));
            }

            foreach (var status in Scales)
            {
                await SetAsync(till, "scale", new() { ["status"] = status, ["milligrams"] = 1_250_000 });
                await LookAsync(face, till, string.Empty, $"till-scale-{status}");
            }

            foreach (var state in Printers)
            {
                await SetAsync(till, "printer", new() { ["state"] = state });
                if (state == Printers[0])
                {
                    await till.Api.DoAsync("POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "2000.00" });
                    await till.Api.ScanAsync("NORTE-2-000009");
                }

                foreach (var view in Views)
                {
                    await LookAsync(face, till, view, $"till-printer-{state}-{view}");
                }
            }
        });
    }

    [BrowserTheory]
    [InlineData("es", true)]
    [InlineData("en", false)]
    public async Task What_comes_of_a_drawer_left_open_and_of_prints_that_nobody_confirms_is_whole_too(
        string language, bool isDark)
    {
        await using var port = new NetworkPaperPrinter(new PaperPrinter(new PaperPrinterTraits { HasDrawer = true }));
        var printer = port.Printer;
        await using var till = await shop.OpenTillAsync(
            null, "--Retail:Printer", $"tcp:127.0.0.1:{port.Port}", "--Retail:DrawerSeconds", "1");
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(
                Look.Till with { Language = language, Dark = isDark }, till.Address);
            await SellAsync(till);
            await till.Api.WaitAsync(
                "a drawer open too long", state => state["drawer"]?["isTooLong"]?.GetValue<bool>() == true);
            await LookAsync(face, till, string.Empty, "till-drawer");
            printer.DrawerHigh = false;
            await till.Api.WaitAsync("a shut drawer", state => state["drawer"] is null);

            // Pulled out in the middle of the receipt, and put in again only when that has been looked at.
            printer.IsPlugged = false;
            await SellAsync(till, () => Tear(printer));
            await till.Api.WaitAsync("a torn receipt", IsAt("torn"));
            await LookAsync(face, till, string.Empty, "till-print-torn");
            for (var tries = 1; tries < 3; tries++)
            {
                var torn = Tear(printer);
                printer.IsPlugged = true;
                await till.Api.WaitAsync("another torn receipt", _ => printer.Taken >= torn);
            }

            await till.Api.WaitAsync("a receipt that is left to somebody", IsAt("left"));
            await LookAsync(face, till, string.Empty, "till-print-left");
            await LookAsync(face, till, "receipt", "till-print-left-receipt");
        });
    }

    /// <summary>Lets it be pulled out in the middle of a receipt; gives how much it will have taken by then.</summary>
    private static long Tear(PaperPrinter printer)
    {
        printer.UnplugAfterTaking(TornAfter);
        return printer.Taken + TornAfter;
    }

    private static Func<JsonNode, bool> IsAt(string print) =>
        state => state["lastPaid"]?["print"]?.GetValue<string>() == print;

    private async Task SellAsync(OpenTill till, Action? beforePaying = null)
    {
        await till.Api.ScanAsync(shop.BarcodeOf(shop.Skus.First()));
        beforePaying?.Invoke();
        await till.Api.DoAsync("POST", "/api/sale/cash", new JsonObject { ["amountGiven"] = "500.00" });
    }

    private static async Task LookAsync(Face face, OpenTill till, string view, string name)
    {
        await face.GoAsync(new Uri(till.Address, "/?view=" + view));
        await face.ShootAsync($"{name}-{face.Look.Language}");
        await face.CheckAxeAsync();
        await face.Page.EvaluateAsync(Crowd);
        var cut = await face.Page.EvaluateAsync<string[]>(FindCut);
        Assert.True(cut.Length == 0, $"{name} ({face.Look.Language}):\n{string.Join('\n', cut)}");
    }

    private static Task<JsonNode> SetAsync(OpenTill till, string device, JsonObject order) =>
        till.Api.DoAsync("PUT", "/plugins/retail.simulator/" + device, order);
}
