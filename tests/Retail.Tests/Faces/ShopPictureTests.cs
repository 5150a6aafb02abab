using Retail.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Retail.Tests.Faces;

/// <summary>The web shop as README shows it, and the same on the narrowest phone, in Spanish and in the dark.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class ShopPictureTests(Browser browser, OpenShop shop)
{
    private const long MaxPicture = 300 * 1024;
    private const string Bag = "20725";
    private const string Candle = "22178";

    [BrowserFact]
    public Task The_shop_fits_and_can_be_shown() => browser.VisitAsync(async visit =>
    {
        await ShootAsync(visit, Look.Desktop, string.Empty);
        await ShootAsync(visit, Look.Narrow.InSpanish.InTheDark, "-narrow");
    });

    private async Task ShootAsync(Visit visit, Look look, string ending)
    {
        var face = await visit.OpenAsync(look, shop.At("/shop/store"));
        await face.Page.GetByLabel("Regalos Centro").CheckAsync();
        await face.Page.Locator("main button").ClickAsync();
        await face.GoAsync(shop.At("/shop"));
        await KeepAsync(face, "shop-home" + ending);
        await face.GoAsync(shop.At("/shop/c/candles"));
        await KeepAsync(face, "shop-category" + ending);
        await AddAsync(face, Candle, "2");
        await AddAsync(face, Bag, "3");
        await KeepAsync(face, "shop-product" + ending);
        await face.GoAsync(shop.At("/shop/cart"));
        await KeepAsync(face, "shop-cart" + ending);
        await face.GoAsync(shop.At("/shop/checkout"));
        await KeepAsync(face, "shop-checkout" + ending);
        await face.Page.Locator(".pay-button").ClickAsync();
        await Expect(face.Page.Locator(".order-number")).ToBeVisibleAsync();
        await KeepAsync(face, "shop-order" + ending);
    }

    private async Task AddAsync(Face face, string sku, string quantity)
    {
        await face.GoAsync(shop.At("/shop/p/" + sku));
        await face.Page.Locator("#quantity").FillAsync(quantity);
        await face.Page.Locator("#buy button[type=submit]").ClickAsync();
        await Expect(face.Page.Locator(".added")).ToBeVisibleAsync();
    }

    private static async Task KeepAsync(Face face, string name)
    {
        await face.CheckFitsAsync();
        var picture = await face.ShootAsync(name, shown: name is "shop-home" or "shop-product" or "shop-cart");
        Assert.InRange(new FileInfo(picture).Length, 1, MaxPicture);
    }
}
