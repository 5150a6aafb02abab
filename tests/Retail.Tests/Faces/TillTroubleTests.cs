using System.Text.Json.Nodes;
using Retail.Browsing;

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
