using Microsoft.Playwright;
using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces.Phone;

/// <summary>Looking for things on the phone, again and again on one page.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class FindingTests(Browser browser, OpenShop shop)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_is_found_anew_takes_the_place_of_all_that_was_found_before(bool javaScript) =>
        browser.VisitAsync(async visit =>
        {
            var phone = await LookAsync(visit, javaScript, "bag");
            phone.Expect("400");
            await Expect(More(phone)).ToBeVisibleAsync();
            await FindAsync(phone, "zzzz");
            await Expect(phone.Page.GetByText("Nothing found for “zzzz”")).ToBeVisibleAsync();
            await Expect(More(phone)).ToHaveCountAsync(0);

            var long101 = new string('x', 101);
            await FindAsync(phone, long101);
            await Expect(phone.Problem().First).ToContainTextAsync("longer than 100 characters");
            await Expect(phone.Page.GetByLabel("Look for a product")).ToHaveValueAsync(long101);
            await phone.CheckFitsAsync();
            await FindAsync(phone, "bag");
            await Expect(More(phone)).ToBeVisibleAsync();
            await Expect(phone.Problem()).ToHaveCountAsync(0);
        });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_is_added_from_the_second_page_leaves_its_reader_there(bool javaScript) =>
        browser.VisitAsync(async visit =>
        {
            var phone = await LookAsync(visit, javaScript, "bag");
            var first = await phone.Page.Locator("#found li").First.InnerTextAsync();
            await More(phone).ClickAsync();
            var second = phone.Page.Locator("#found li").First;
            await Expect(second).Not.ToHaveTextAsync(first);
            await second.GetByRole(AriaRole.Button).ClickAsync();

            await Expect(second).ToContainTextAsync("In your cart: 1");
        });

    private static ILocator More(Face phone) => phone.Page.GetByRole(AriaRole.Link, new() { Name = "Show more" });

    private async Task<Face> LookAsync(Visit visit, bool javaScript, string text)
    {
        var phone = await visit.StartCartAsync(Look.Phone with { JavaScript = javaScript }, shop);
        await FindAsync(phone, text);
        return phone;
    }

    private static async Task FindAsync(Face phone, string text)
    {
        await phone.Page.GetByLabel("Look for a product").FillAsync(text);
        await phone.PressAsync("Look");
    }
}
