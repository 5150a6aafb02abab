using System.Net;
using Retail.Abstractions.Carts;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>What the web shop shows when a price is no longer kept. The clock moves, so the shop is its own.</summary>
[Trait("Database", "none")]
public sealed class GuaranteePageTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task After_the_guarantee_old_and_new_total_are_shown_and_a_yes_is_needed()
    {
        using var visitor = await ShopVisitor.WithAsync(shop.Address, "MUG", "2");
        await shop.PublishPriceAsync("MUG", "4.50");
        var before = await visitor.GetAsync("/shop/checkout");
        shop.Clock.Now += PriceGuarantee.DefaultLife;
        var refused = await visitor.PayAsync(before);
        var checkout = await visitor.GetAsync("/shop/checkout");
        var renewed = await visitor.PostAsync(
            "/shop/cart/renew", ("op", checkout.Field("op")), ("at", checkout.Field("at")),
            ("hash", checkout.OfferedHash), ("back", "checkout"));
        var order = await visitor.PayAsync(renewed);

        Assert.Contains("Pagar 8,00 £", before.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Antes 8,00 £ Ahora 9,00 £ Sí, seguir con 9,00 £", checkout.Text, StringComparison.Ordinal);
        Assert.Contains("Pagar 9,00 £", renewed.Text, StringComparison.Ordinal);
        Assert.Contains("Pagado 9,00 £", order.Text, StringComparison.Ordinal);
    }
}
