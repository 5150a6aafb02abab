using System.Net;
using Retail.Abstractions.Carts;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>Paying in the web shop, and what can come between.</summary>
[Trait("Database", "none")]
public sealed class CheckoutPageTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task A_cart_becomes_an_order_and_the_next_thing_begins_another()
    {
        using var visitor = await ShopperAsync("MUG", "2");
        var checkout = await visitor.GetAsync("/shop/checkout");
        var order = await visitor.PayAsync(checkout);
        var next = await visitor.AddAsync("BAG");

        Assert.Contains("Pagar 8,00 £", checkout.Text, StringComparison.Ordinal);
        Assert.Contains("Gracias Pedido", order.Text, StringComparison.Ordinal);
        Assert.Contains("Regalos centro está preparando tu pedido", order.Text, StringComparison.Ordinal);
        Assert.Contains("Empezado en la tienda web", order.Text, StringComparison.Ordinal);
        Assert.Contains("Total 1,65 £", next.Text, StringComparison.Ordinal);
        Assert.Contains("8,00 £", (await visitor.GetAsync("/shop/orders")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_pressed_twice_pays_once()
    {
        using var visitor = await ShopperAsync("MUG");
        var checkout = await visitor.GetAsync("/shop/checkout");
        var pages = await Task.WhenAll(visitor.PayAsync(checkout), visitor.PayAsync(checkout));
        var orders = await visitor.GetAsync("/shop/orders");

        Assert.All(
            pages, page => Assert.StartsWith("/shop/orders/", page.Address.AbsolutePath, StringComparison.Ordinal));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(orders.Html, "<a href=\"/shop/orders/"));
    }

    [Fact]
    public async Task A_declined_payment_is_told_beside_the_button_and_can_be_tried_again()
    {
        using var visitor = await ShopperAsync("MUG");
        var declined = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"), "simulator/decline");
        var paid = await visitor.PayAsync(declined);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, declined.Status);
        Assert.Contains("No se ha cobrado nada", declined.Problem, StringComparison.Ordinal);
        Assert.Contains("Gracias", paid.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_needs_an_address_and_the_order_shows_where_it_goes()
    {
        using var visitor = await ShopperAsync("MUG");
        (string, string)[] half = [("name", " Ana Ruiz "), ("street", "Calle Mayor 1"), ("post-code", "28013")];
        var refused = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"), way: "Ship", address: half);
        var order = await visitor.PayAsync(refused, way: "Ship", address: [.. half, ("city", "Madrid")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Falta la ciudad o el pueblo", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("value=\"Calle Mayor 1\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Ana Ruiz Calle Mayor 1 28013 Madrid", order.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "simulator/approve", "Elige cómo lo quieres.")]
    [InlineData("Pickup", "", "Elige cómo quieres pagar.")]
    [InlineData("Pickup", "nobody/approve", "Elige otra.")]
    public async Task What_was_not_chosen_is_asked_for(string way, string by, string said)
    {
        using var visitor = await ShopperAsync("MUG");
        var page = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"), by, way);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_is_found_by_asking_again()
    {
        using var visitor = await ShopperAsync("MUG");
        var order = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"), "simulator/lost-answer");

        Assert.Contains("Gracias", order.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_nobody_knows_of_waits_on_a_page_that_says_so()
    {
        using var visitor = await ShopperAsync("MUG");
        var waiting = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"), "simulator/lost-request");
        var cart = await visitor.GetAsync("/shop/cart");

        Assert.Contains("Esperamos a tu banco", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("No vuelvas a pagar", waiting.Text, StringComparison.Ordinal);
        Assert.Equal(waiting.Address, cart.Address);
    }

    [Fact]
    public async Task A_cart_that_changed_in_another_tab_is_paid_at_what_is_shown_only()
    {
        using var visitor = await ShopperAsync("MUG");
        var checkout = await visitor.GetAsync("/shop/checkout");
        await visitor.AddAsync("MUG");
        var page = await visitor.PayAsync(checkout);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("8,00 £", page.Problem, StringComparison.Ordinal);
        Assert.Contains("Pagar 8,00 £", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_has_not_is_told_beside_how_it_is_wanted()
    {
        using var visitor = await ShopperAsync("LANTERN", "9");
        var page = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"));

        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.Contains("LANTERN", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cart_that_a_till_took_shows_who_has_it_and_cannot_be_paid_here()
    {
        using var visitor = await ShopperAsync("MUG", "2");
        var checkout = await visitor.GetAsync("/shop/checkout");
        var shown = await visitor.GetAsync("/shop/cart");
        var ticket = await visitor.PostAsync("/shop/cart/handoff", ("op", shown.Field("op")));
        var code = System.Text.RegularExpressions.Regex.Match(ticket.Text, "[0-9A-Z]{5}-[0-9A-Z]{5}").Value;
        var till = await shop.TillAsync();
        var claimed = await till.Client.Handoffs.ClaimAsync(
            new ClaimHandoff(code, null, "store"), till.Place.Id, shop.Stamp(), CancellationToken.None);
        var away = await visitor.GetAsync("/shop/cart");
        var paid = await visitor.PayAsync(checkout);
        var fresh = await visitor.PostAsync("/shop/cart/new");

        Assert.False(claimed.IsRefused, claimed.Refusal?.ToString());
        Assert.Contains("Esperando, hasta", ticket.Text, StringComparison.Ordinal);
        Assert.Contains("Tu carrito lo tiene ahora Caja 1", away.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tramitar pedido", away.Text, StringComparison.Ordinal);
        Assert.Equal("/shop/cart", paid.Address.AbsolutePath);
        Assert.Contains("Tu carrito está vacío", fresh.Text, StringComparison.Ordinal);
        var orders = await visitor.GetAsync("/shop/orders");
        Assert.Contains("lo tiene ahora Caja 1", orders.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_nobody_took_is_taken_back()
    {
        using var visitor = await ShopperAsync("MUG");
        var shown = await visitor.GetAsync("/shop/cart");
        var ticket = await visitor.PostAsync("/shop/cart/handoff", ("op", shown.Field("op")));
        var back = await visitor.PostAsync(
            "/shop/cart/take-back", ("op", ticket.Field("op")), ("handoff", ticket.Field("handoff")));

        Assert.DoesNotContain("Tramitar pedido", ticket.Text, StringComparison.Ordinal);
        Assert.Contains("Tramitar pedido", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_opens_only_for_the_browser_that_made_it()
    {
        using var visitor = await ShopperAsync("MUG");
        using var stranger = new ShopVisitor(shop.Address);
        var order = await visitor.PayAsync(await visitor.GetAsync("/shop/checkout"));
        var seen = await stranger.GetAsync(order.Address.AbsolutePath);

        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.DoesNotContain("4,00", seen.Text, StringComparison.Ordinal);
    }

    private Task<ShopVisitor> ShopperAsync(string sku, string quantity = "1") =>
        ShopVisitor.WithAsync(shop.Address, sku, quantity);
}
