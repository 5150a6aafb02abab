using Retail.Browsing;

namespace Retail.Tests.Faces;

/// <summary>The web shop.</summary>
[Collection(BrowsingTests.Name)]
public sealed class ShopTests(Browser browser, OpenShop shop)
{
    [BrowserFact]
    public Task The_home_page_is_fit_to_be_seen() => browser.VisitAsync(async visit =>
    {
        var face = await visit.OpenAsync(Look.Desktop, shop.At("/shop"));
        await visit.CheckInBothLanguagesAsync(face);
        await face.ShootAsync("shop-home");
    });
}
