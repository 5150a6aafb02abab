using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The web shop, on a laptop and on a phone.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class ShopTests(Browser browser, OpenShop shop)
{
    private const string Bag = "20725";

    // As long as a search may be.
    private const string LongWord =
        "llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwllll";

    public static TheoryData<string> Pages =>
    [
        "/shop", "/shop/c/candles", "/shop/search?text=bag", "/shop/search?text=zzzz", "/shop/search?text=" + LongWord, "/shop/p/" + Bag,
        "/shop/p/no-such-thing", "/shop/cart", "/shop/orders", "/shop/store",
    ];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public Task A_page_of_the_shop_is_fit_to_be_seen(string path) => browser.VisitAsync(async visit =>
    {
        foreach (var look in new[] { Look.Desktop, Look.Phone.InSpanish })
        {
            await (await EnterAsync(visit, look, path)).CheckAsync();
        }

        foreach (var look in new[] { Look.Desktop.InSpanish, Look.Narrow, Look.Narrow.InSpanish })
        {
            await (await EnterAsync(visit, look, path)).CheckFitsAsync();
        }
    });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_customer_buys_with_and_without_scripts(bool javaScript) => browser.VisitAsync(async visit =>
    {
        var customer = await WebShop.EnterAsync(visit, shop, Look.Desktop with { JavaScript = javaScript });
        await customer.Page.GetByRole(AriaRole.Searchbox).FillAsync("lunch bag");
        await customer.TapAsync("Search");
        await Expect(customer.Page.GetByRole(AriaRole.Heading, new() { Name = "“lunch bag”" })).ToBeVisibleAsync();
        await customer.AddAsync(Bag, "2");
        await customer.AddAsync("20727");
        await customer.OpenCartAsync();
        await customer.SeesAsync("Lunch bags 3 for 2");
        await LookAtAsync(visit, customer.Face);
        var total = await customer.Total.InnerTextAsync();
        await customer.CheckOutAsync();
        await Expect(customer.Total).ToHaveTextAsync(total);
        await LookAtAsync(visit, customer.Face);
        await customer.PayButton.ClickAsync();
        await customer.SeesAsync("Thank you");
        await Expect(customer.Total).ToHaveTextAsync(total);
        await LookAtAsync(visit, customer.Face);
    });

    [BrowserFact]
    public Task A_quantity_that_is_none_is_said_beside_its_field_and_stays_typed() =>
        browser.VisitAsync(async visit =>
        {
            var customer = await WebShop.EnterAsync(visit, shop, Look.Phone);
            customer.Face.Expect("422");
            await customer.GoToAsync(Bag);
            await customer.Page.GetByLabel("Quantity").FillAsync("a few");
            await customer.TapAsync("Add to cart");
            await customer.SeesAsync("“a few” is not a quantity.");
            await Expect(customer.Page.GetByLabel("Quantity")).ToHaveValueAsync("a few");
            await customer.Face.CheckAsync();
        });

    private async Task<Face> EnterAsync(Visit visit, Look look, string path)
    {
        var face = await visit.OpenAsync(look);
        face.Expect("404");
        await face.GoAsync(shop.At(path));
        return face;
    }

    private static Task LookAtAsync(Visit visit, Face face) =>
        face.Look.JavaScript ? visit.CheckInBothLanguagesAsync(face) : face.CheckFitsAsync();
}
