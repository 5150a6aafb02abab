using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The cashier's screen: by keys alone, by touch alone, and when things go wrong.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class TillScreenTests(Browser browser, OpenShop shop)
{
    private const string Bag = "20725";
    private const string Holder = "85123A";
    private const string NobodysBarcode = "5000112637922";

    [BrowserFact]
    public async Task A_sale_is_made_by_keys_alone()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var keys = cashier.Face.Page.Keyboard;
            await TypeAsync(keys, Holder);
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await TypeAsync(keys, Bag);
            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await keys.PressAsync("ArrowUp");
            await Expect(cashier.Lines.First).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("chosen"));
            await TypeAsync(keys, "3*");
            await Expect(cashier.Lines.First).ToContainTextAsync("3 ×");
            await keys.PressAsync("+");
            await keys.PressAsync("+");
            await Expect(cashier.Lines.First).ToContainTextAsync("5 ×");
            await keys.PressAsync("-");
            await keys.PressAsync("-");
            await Expect(cashier.Lines.First).ToContainTextAsync("3 ×");
            await keys.PressAsync("ArrowDown");
            await Expect(cashier.Lines.Nth(1)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("chosen"));
            await keys.PressAsync("Delete");
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await keys.PressAsync("F7");
            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await Expect(cashier.Lines.Nth(1)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("chosen"));
            await keys.PressAsync("Delete");
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await keys.PressAsync("F12");
            await Expect(cashier.Face.Page.GetByLabel("Another amount")).ToBeFocusedAsync();
            await TypeAsync(keys, "50");
            await cashier.SeesAsync("given for");
            await TypeAsync(keys, Bag);

            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await Expect(cashier.Field).ToBeFocusedAsync();
        });
        Assert.Equal([1m], Quantities(await till.Api.StateAsync()));
    }

    [BrowserFact]
    public async Task A_sale_is_made_by_touch_alone()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var page = cashier.Face.Page;
            await page.GetByRole(AriaRole.Link, new() { Name = "Favourites" }).TapAsync();
            await page.Locator(".favourite").First.TapAsync();
            await page.Locator(".favourite").Nth(1).TapAsync();
            await Expect(page.Locator(".counts")).ToContainTextAsync("2 articles");
            await page.GetByRole(AriaRole.Link, new() { Name = "Back", Exact = false }).First.TapAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "One more" }).TapAsync();
            await Expect(page.Locator(".counts")).ToContainTextAsync("3 articles");
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Take ") }).TapAsync();
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Exact ") }).TapAsync();

            await cashier.SeesAsync("No change to give");
        });
    }

    [BrowserFact]
    public async Task A_scan_is_seen_and_heard_and_so_is_one_that_was_refused()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var page = cashier.Face.Page;
            await till.Api.ScanAsync(shop.BarcodeOf(Bag));
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-played", "good");
            await till.Api.ScanAsync(NobodysBarcode);
            await Expect(page.Locator("#refused")).ToContainTextAsync(NobodysBarcode);
            await Expect(page.Locator("body")).ToHaveAttributeAsync("data-played", "refused");
            await till.Api.ScanAsync(shop.BarcodeOf(Holder));
            await Expect(page.Locator("#refused")).ToBeEmptyAsync();
            await TypeAsync(page.Keyboard, NobodysBarcode);

            await Expect(page.Locator("#refused")).ToContainTextAsync(NobodysBarcode);
            await Expect(cashier.Field).ToHaveValueAsync(NobodysBarcode);
        });
    }

    [BrowserFact]
    public async Task A_scanner_that_types_rings_up_wherever_the_focus_is()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await TypeAsync(cashier.Face.Page.Keyboard, Holder);
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await cashier.GoToPayAsync();
            var given = cashier.Face.Page.GetByLabel("Another amount");
            await Expect(given).ToBeFocusedAsync();

            // As quick as a scanner: all keys in one task of the page.
            await given.EvaluateAsync(
                """
                (field, digits) => [...digits, 'Enter'].forEach(key => {
                  const go = field.dispatchEvent(
                    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                  if (go && key.length === 1) field.value += key;
                })
                """,
                shop.BarcodeOf(Bag));

            await till.Api.WaitAsync("two lines", state => Quantities(state).Count == 2);
            await Expect(cashier.Lines).ToHaveCountAsync(2);
        });
    }

    [BrowserFact]
    public async Task A_restart_in_the_middle_of_a_sale_loses_nothing()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            cashier.ExpectSilence();
            await TypeAsync(cashier.Face.Page.Keyboard, Holder);
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await till.KillAsync();
            await cashier.SeesAsync("Connecting to the till");
            await TypeAsync(cashier.Face.Page.Keyboard, Bag);
            await till.StartAsync();

            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await Expect(cashier.Face.Page.GetByText("Connecting to the till")).ToBeHiddenAsync();
        });
        Assert.Equal([1m, 1m], Quantities(await till.Api.StateAsync()));
    }

    [BrowserFact]
    public async Task Two_tabs_a_double_click_and_the_back_button_take_the_money_once()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await TypeAsync(cashier.Face.Page.Keyboard, Holder);
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await cashier.GoToPayAsync();
            var other = await visit.OpenTabAsync(cashier.Face, new Uri(till.Address, "/?view=pay"));
            await cashier.DoubleClickAsync("Exact");
            await cashier.SeesAsync("No change to give");
            await Expect(other.Page.GetByText("No change to give")).ToBeVisibleAsync();
            await cashier.Face.Page.GoBackAsync();
            await cashier.Face.Page.ReloadAsync();

            await cashier.SeesAsync("Regalos Centro");
        });
        Assert.Single((await till.Api.DoAsync("GET", "/api/receipts")).AsArray());
    }

    [BrowserFact]
    public async Task A_reload_and_the_back_button_keep_the_ticket_and_the_place()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var page = cashier.Face.Page;
            await cashier.ScanAsync(shop, Holder, Bag);
            await page.ReloadAsync();
            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await cashier.GoToPayAsync();
            var given = page.GetByLabel("Another amount");
            await Expect(given).ToBeFocusedAsync();
            await page.ReloadAsync();
            await Expect(given).ToBeFocusedAsync();
            await page.GoBackAsync();
            await Expect(cashier.Lines).ToHaveCountAsync(2);
            await page.GoForwardAsync();
            await given.FillAsync("1");
            await cashier.TapAsync("Take cash");
            await Expect(page.Locator(".panel-trouble")).ToContainTextAsync("£");
            await Expect(given).ToHaveValueAsync("1");
            await page.GoBackAsync();
            await Expect(cashier.Lines).ToHaveCountAsync(2);
        });
        Assert.Equal([1m, 1m], Quantities(await till.Api.StateAsync()));
    }

    [BrowserFact]
    public async Task Everything_works_without_scripts()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till, Look.Till.WithoutJavaScript);
            await cashier.Field.FillAsync(Bag);
            await cashier.Field.PressAsync("Enter");
            await Expect(cashier.Lines).ToHaveCountAsync(1);
            await cashier.TapAsync("One more");
            await Expect(cashier.Lines.First).ToContainTextAsync("2 ×");
            await cashier.TakeCashAsync("20,00");

            await cashier.SeesAsync("Change");
        });
    }

    [BrowserFact]
    public async Task Every_panel_is_fit_to_be_seen()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Till, till.Address);
            await visit.CheckInBothLanguagesAsync(face);
            await till.Api.ScanAsync(shop.BarcodeOf(Bag));
            await till.Api.ScanAsync(shop.BarcodeOf(Holder));
            string[] views =
            [
                "/", "/?view=pay", "/?view=search&q=bag", "/?view=favourites", "/?view=coupon", "/?view=claim",
                "/?view=void", "/?view=more", "/?view=receipt", "/?view=help", "/customer",
            ];
            foreach (var view in views)
            {
                await face.GoAsync(new Uri(till.Address, view));
                await visit.CheckInBothLanguagesAsync(face);
            }

            await till.Api.DoAsync("POST", "/api/sale/handoff");
            await face.GoAsync(new Uri(till.Address, "/?view=phone"));
            await visit.CheckInBothLanguagesAsync(face);
        });
    }

    [BrowserFact]
    public async Task The_scale_is_shown_while_there_is_one_and_takes_a_tare()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var scale = cashier.Face.Page.Locator("#scale");
            await Expect(scale).ToHaveTextAsync("");
            await till.Api.ScanAsync(shop.BarcodeOf(Bag));
            await WeighAsync(till, "stable", 34_000);
            await Expect(scale).ToContainTextAsync("0.034 kg");
            await cashier.TapAsync("Tare");
            await Expect(scale).ToContainTextAsync("tare 0.034 kg");
            await WeighAsync(till, "in-motion", 1_250_000);
            await Expect(scale).ToContainTextAsync("Not steady");
            await WeighAsync(till, "stable", 1_284_000);
            await Expect(scale).ToContainTextAsync("1.250 kg");
            await visit.CheckInBothLanguagesAsync(cashier.Face);
            await cashier.TapAsync("Take tare off");
            await Expect(scale).ToContainTextAsync("1.284 kg");
            await WeighAsync(till, "over-limit", 0);
            await Expect(scale).ToContainTextAsync("Too heavy");
            await cashier.TapAsync("Tare");
            await cashier.SeesAsync("Weigh it in parts");
            await visit.CheckInBothLanguagesAsync(cashier.Face);
        });
    }

    [BrowserFact]
    public async Task A_receipt_is_opened_by_its_barcode_looked_at_and_printed_again()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var page = cashier.Face.Page;
            var paper = page.GetByRole(AriaRole.Group, new() { Name = "Receipt" });
            foreach (var sku in shop.Skus.Take(30))
            {
                await till.Api.ScanAsync(shop.BarcodeOf(sku));
            }

            await cashier.TakeExactCashAsync();
            await Expect(paper).ToContainTextAsync("TOTAL");
            await visit.CheckInBothLanguagesAsync(cashier.Face);
            var receipt = (await till.Api.StateAsync())["lastPaid"]!["receipt"]!.GetValue<string>();
            await cashier.ScanAsync(shop, Bag);

            await till.Api.ScanAsync(receipt);
            await Expect(paper).ToContainTextAsync(receipt);
            await visit.CheckInBothLanguagesAsync(cashier.Face);
            await cashier.TapAsync("Print again");
            await Expect(paper).ToContainTextAsync("COPY 1");
            var isScrolled = await paper.EvaluateAsync<bool>(
                """
                sheet => {
                  sheet.scrollTop = sheet.scrollHeight;
                  return sheet.scrollTop > 0 && sheet.parentElement.closest('.work').scrollTop === 0;
                }
                """);
            Assert.True(isScrolled, "The paper does not scroll by itself.");
            await page.Keyboard.PressAsync("Escape");
            await Expect(cashier.Lines).ToHaveCountAsync(1);
        });
        Assert.Equal([1m], Quantities(await till.Api.StateAsync()));
    }

    private static Task<JsonNode> WeighAsync(OpenTill till, string status, long milligrams) => till.Api.DoAsync(
        "PUT", "/plugins/retail.simulator/scale", new JsonObject { ["status"] = status, ["milligrams"] = milligrams });

    private static async Task TypeAsync(IKeyboard keys, string text)
    {
        await keys.TypeAsync(text);
        await keys.PressAsync("Enter");
    }

    private static List<decimal> Quantities(JsonNode state) =>
    [
        .. (state["sale"]?["lines"]?.AsArray() ?? []).Select(line =>
            decimal.Parse(line!["quantity"]!.ToString(), CultureInfo.InvariantCulture)),
    ];
}
