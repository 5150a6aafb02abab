using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The main job as people see it: a till's screen and a customer's phone, side by side.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class StoriesTests(Browser browser, OpenShop shop)
{
    // Three lunch bags (3 for 2), two cake stands and a T-light holder.
    private static readonly string[] Basket = ["20725", "20727", "20728", "22423", "22423", "85123A"];
    private const string Bunting = "47566";

    [BrowserFact(ReadsQr = true)]
    public async Task A_purchase_moves_from_the_till_to_the_phone_at_the_price_first_shown()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            var customer = await visit.OpenAsync(Look.Till, new Uri(till.Address, "/customer"));
            await cashier.ScanAsync(shop, Basket);
            await cashier.SeesAsync("Lunch bags 3 for 2");
            var total = await cashier.Total.InnerTextAsync();
            await Expect(customer.Page.Locator(".owed-total")).ToContainTextAsync(total);
            await cashier.Face.ShootAsync("till-sale", shown: true);
            await customer.ShootAsync("customer-sale", shown: true);
            var link = await cashier.FinishOnPhoneAsync();
            Assert.Equal(link.ToString(), await ReadQrAsync(cashier.Face, "till-qr"));
            await Expect(customer.Page.Locator(".typed-code")).ToBeVisibleAsync();
            Assert.Equal(link.ToString(), await ReadQrAsync(customer, "customer-qr"));
            await shop.RaisePricesAsync(till, [.. Basket, Bunting]);

            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.OpenLinkAsync(link);
            await Expect(phone.Total).ToHaveTextAsync(total);
            await phone.Face.ShootAsync("phone-cart", shown: true);
            await cashier.SeesAsync("On the customer's phone");

            var bunting = await shop.FindAsync(Bunting);
            await phone.AddAsync(Bunting, bunting.Variant.Name.In(phone.Face.Culture));
            await Expect(phone.Total).Not.ToHaveTextAsync(total);
            var more = await phone.Total.InnerTextAsync();
            var code = await phone.PayAsync();
            await Expect(phone.Face.Page.Locator(".sum-total")).ToContainTextAsync(more);
            await cashier.SeesAsync("Paid on the phone");
            await Expect(cashier.Face.Page.GetByText(more).First).ToBeVisibleAsync();
            Assert.Matches("^[0-9]{3} ?[0-9]{3}$", code);
            await phone.Face.ShootAsync("phone-receipt", shown: true);
        });
    }

    [BrowserFact]
    public async Task A_purchase_moves_from_the_phone_to_the_till_and_is_paid_in_cash()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.StartAsync(shop.At("/app"), "Regalos Centro");
            foreach (var sku in Basket.Distinct(StringComparer.Ordinal))
            {
                await phone.AddAsync(sku, (await shop.FindAsync(sku)).Variant.Name.In(phone.Face.Culture));
            }

            var total = await phone.Total.InnerTextAsync();
            var code = await phone.OfferToTillAsync();
            await shop.RaisePricesAsync(till, Basket);

            var cashier = await TillScreen.OpenAsync(visit, till);
            await cashier.ClaimAsync(code);
            await Expect(cashier.Total).ToHaveTextAsync(total);
            await Expect(phone.Face.Page.GetByText("has your cart")).ToBeVisibleAsync();

            await cashier.TakeCashAsync("100");
            await cashier.SeesAsync("Change");
            await Expect(cashier.Face.Page.Locator(".paid-panel")).ToContainTextAsync("Printed");
            await cashier.Face.ShootAsync("till-paid", shown: true);
            await Expect(phone.Face.Page.Locator(".sum-total")).ToContainTextAsync(total);
        });
    }

    [BrowserFact(ReadsQr = true)]
    public async Task A_store_without_network_sells_and_its_cart_moves_when_the_phone_has_one()
    {
        await using var till = await shop.OpenTillAsync();
        await browser.VisitAsync(async visit =>
        {
            var cashier = await TillScreen.OpenAsync(visit, till);
            await shop.Server.StopAsync();
            Uri link;
            string total;
            try
            {
                await cashier.SeesAsync("No server since");
                await cashier.ScanAsync(shop, "85123A");
                await cashier.TakeExactCashAsync();
                await cashier.SeesAsync("No change to give");
                await cashier.ScanAsync(shop, Basket);
                total = await cashier.Total.InnerTextAsync();
                link = await cashier.FinishOnPhoneAsync();
                await cashier.SeesAsync("the QR itself carries the cart");
                Assert.Contains("/h/RC1.", link.ToString(), StringComparison.Ordinal);
                Assert.Equal(link.ToString(), await ReadQrAsync(cashier.Face, "till-qr-offline"));
            }
            finally
            {
                await shop.Server.StartAsync();
            }

            var phone = await PhoneApp.TakeOutAsync(visit);
            await phone.OpenLinkAsync(link);
            await Expect(phone.Total).ToHaveTextAsync(total);
            await phone.PayAsync();
            await cashier.SeesAsync("Paid on the phone");
        });
    }

    /// <summary>What a camera that knows nothing of us reads off the screen.</summary>
    private static async Task<string?> ReadQrAsync(Face screen, string name) =>
        await QrReader.ReadAsync(await screen.ShootAsync(name, shown: name == "till-qr"));
}
