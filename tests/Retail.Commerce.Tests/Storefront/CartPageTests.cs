using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>The cart of the web shop: what repeats, races and wrong input do to it.</summary>
[Trait("Database", "none")]
public sealed class CartPageTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Fact]
    public async Task A_cart_begins_with_the_first_thing_in_it()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.GetAsync("/shop");
        await visitor.GetAsync("/shop/p/MUG");
        await visitor.GetAsync("/shop/cart");
        Assert.DoesNotContain("retail.cart", visitor.Cookies.Keys);

        var added = await visitor.AddAsync("MUG", "2");

        Assert.Contains("En tu carrito: 2", added.Text, StringComparison.Ordinal);
        Assert.Contains("Total 8,00 £", added.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Cookies["retail.cart"].Split('.')[1], added.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_carts_token_is_kept_from_scripts_and_other_sites()
    {
        using var visitor = new ShopVisitor(shop.Address);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var product = await visitor.GetAsync("/shop/p/MUG");
        using var answer = await client.PostAsync(new Uri(shop.Address, "/shop/p/MUG"), new FormUrlEncodedContent(
            [KeyValuePair.Create("op", product.Field("op")), KeyValuePair.Create("quantity", "1")]));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(
            each => each.StartsWith("retail.cart=", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("; path=/shop; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("1.000")]
    [InlineData("100000")]
    [InlineData("<b>")]
    public async Task A_wrong_quantity_is_told_beside_its_field_and_stays_there(string typed)
    {
        using var visitor = new ShopVisitor(shop.Address);
        var page = await visitor.AddAsync("MUG", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(typed, page.Field("quantity"));
        Assert.False(string.IsNullOrEmpty(page.Problem));
    }

    [Fact]
    public async Task The_same_form_sent_again_adds_once_and_says_so()
    {
        using var visitor = new ShopVisitor(shop.Address);
        var product = await visitor.GetAsync("/shop/p/MUG");
        (string, string)[] form = [("op", product.Field("op")), ("quantity", "1")];
        await visitor.PostAsync("/shop/p/MUG", form);
        var again = await visitor.PostAsync("/shop/p/MUG", form);
        var fresh = await visitor.AddAsync("MUG");

        Assert.Contains("no se ha añadido nada: 1", again.Text, StringComparison.Ordinal);
        Assert.Contains("En tu carrito: 2", fresh.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_that_add_the_first_thing_at_once_fill_one_cart()
    {
        using var visitor = new ShopVisitor(shop.Address);
        var mug = await visitor.GetAsync("/shop/p/MUG");
        var bag = await visitor.GetAsync("/shop/p/BAG");
        await Task.WhenAll(
            visitor.PostAsync("/shop/p/MUG", ("op", mug.Field("op")), ("quantity", "1")),
            visitor.PostAsync("/shop/p/BAG", ("op", bag.Field("op")), ("quantity", "1")));
        var cart = await visitor.GetAsync("/shop/cart");

        Assert.Contains("Enamel mug", cart.Text, StringComparison.Ordinal);
        Assert.Contains("Paper bag", cart.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_means_one_more_than_was_shown()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        var shown = await visitor.GetAsync("/shop/cart");
        await visitor.PostAsync("/shop/cart/lines", Line(shown, "set", "5"));
        var late = await visitor.PostAsync("/shop/cart/lines", Line(shown, "more", "2"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("cambió en otra pestaña", late.Problem, StringComparison.Ordinal);
        Assert.Equal("5", late.Field("quantity"));
    }

    [Fact]
    public async Task A_step_pressed_twice_is_one_step()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        var shown = await visitor.GetAsync("/shop/cart");
        var pages = await Task.WhenAll(
            visitor.PostAsync("/shop/cart/lines", Line(shown, "more", "2")),
            visitor.PostAsync("/shop/cart/lines", Line(shown, "more", "2")));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal("3", (await visitor.GetAsync("/shop/cart")).Field("quantity"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("abc")]
    [InlineData("100000")]
    public async Task A_wrong_quantity_in_the_cart_changes_nothing(string typed)
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        var page = await visitor.PostAsync(
            "/shop/cart/lines", Line(await visitor.GetAsync("/shop/cart"), "set", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(typed, page.Field("quantity"));
        Assert.NotNull(page.Problem);
        Assert.Equal("2", (await visitor.GetAsync("/shop/cart")).Field("quantity"));
    }

    [Fact]
    public async Task What_was_taken_out_can_be_put_back_once()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        var removed = await visitor.PostAsync(
            "/shop/cart/lines", Line(await visitor.GetAsync("/shop/cart"), "remove", "2"));
        (string, string)[] undo =
            [("op", removed.Field("op")), ("sku", removed.Field("sku")), ("quantity", removed.Field("quantity"))];
        await visitor.PostAsync("/shop/cart/undo", undo);
        var cart = await visitor.PostAsync("/shop/cart/undo", undo);

        Assert.Contains("Quitado: Enamel mug", removed.Text, StringComparison.Ordinal);
        Assert.Contains("Tu carrito está vacío", removed.Text, StringComparison.Ordinal);
        Assert.Equal("2", cart.Field("quantity"));
    }

    [Fact]
    public async Task A_coupon_that_nobody_knows_is_told_beside_its_field()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG");
        var shown = await visitor.GetAsync("/shop/cart");
        var wrong = await visitor.PostAsync("/shop/cart/codes", ("op", shown.Field("op")), ("code", "<i>NOPE"));
        var right = await visitor.PostAsync("/shop/cart/codes", ("op", wrong.Field("op")), ("code", "hello1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("<i>NOPE", wrong.Field("code"));
        Assert.NotNull(wrong.Problem);
        Assert.Contains("−1,00 £ · Bienvenida", right.Text, StringComparison.Ordinal);
        Assert.Contains("Total 3,00 £", right.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_stand_under_the_line_that_they_belong_to_and_what_is_missing_is_said()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("BAG", "3");
        var cart = await visitor.GetAsync("/shop/cart");

        Assert.Contains("Paper bag 1,65 £ −1,65 £ · Bolsas 3x2", cart.Text, StringComparison.Ordinal);
        Assert.Contains("10 % desde 30: faltan 26,70 £", cart.Text, StringComparison.Ordinal);
        Assert.Contains("Precio guardado hasta mañana a las", cart.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG");
        var shown = await visitor.GetAsync("/shop/cart");
        visitor.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var foreign = await visitor.PostAsync("/shop/cart/lines", Line(shown, "set", "9"));

        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Equal("1", (await visitor.GetAsync("/shop/cart")).Field("quantity"));
    }

    [Fact]
    public async Task A_cookie_that_opens_nothing_is_forgotten()
    {
        using var visitor = new ShopVisitor(shop.Address);
        visitor.Http.DefaultRequestHeaders.Add(
            "Cookie", $"retail.cart={Guid.CreateVersion7(shop.Clock.Now):N}.{new string('A', 43)}.3.4");
        var cart = await visitor.GetAsync("/shop/cart");

        Assert.Equal(HttpStatusCode.OK, cart.Status);
        Assert.Contains("Tu carrito está vacío", cart.Text, StringComparison.Ordinal);
        Assert.Contains(cart.Cookies, cookie => cookie.StartsWith("retail.cart=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cart_moves_to_the_store_that_is_chosen_later_and_only_once()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        await visitor.AddAsync("BAG", "3");
        await visitor.ChooseAsync("norte");
        var shown = await visitor.GetAsync("/shop/cart");
        using var second = visitor.Twin();
        var moved = await Task.WhenAll(
            visitor.PostAsync("/shop/cart/move", ("op", shown.Field("op"))),
            second.PostAsync("/shop/cart/move", ("op", shown.Field("op"))));

        Assert.Contains("sin tienda Pasarlo a Regalos norte", shown.Text, StringComparison.Ordinal);
        Assert.All(moved, page =>
        {
            Assert.Contains("Precios y existencias de Regalos norte", page.Text, StringComparison.Ordinal);
            Assert.Contains("Total 11,30 £", page.Text, StringComparison.Ordinal);
        });
        Assert.Equal(CartOf(visitor), CartOf(second));
        var checkout = await visitor.GetAsync("/shop/checkout");
        Assert.Contains("Recoger en la tienda", checkout.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coupon_that_counts_no_more_is_told_of_when_a_cart_moves()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        var with = await visitor.GetAsync("/shop/cart");
        await visitor.PostAsync("/shop/cart/codes", ("op", with.Field("op")), ("code", "hello1"));
        await visitor.ChooseAsync("norte");
        await PublishCouponAsync("HELLO2");
        try
        {
            var shown = await visitor.GetAsync("/shop/cart");
            var moved = await visitor.PostAsync("/shop/cart/move", ("op", shown.Field("op")));

            Assert.Contains("Total 7,00 £", shown.Text, StringComparison.Ordinal);
            Assert.Contains("El cupón «HELLO1» ya no cuenta", moved.Text, StringComparison.Ordinal);
            Assert.Contains("Total 8,00 £", moved.Text, StringComparison.Ordinal);
        }
        finally
        {
            await PublishCouponAsync("HELLO1");
        }
    }

    [Fact]
    public async Task A_cart_that_waits_for_a_till_does_not_move_and_says_why()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.AddAsync("MUG", "2");
        await visitor.ChooseAsync("norte");
        var shown = await visitor.GetAsync("/shop/cart");
        await visitor.PostAsync("/shop/cart/handoff", ("op", shown.Field("op")));
        var refused = await visitor.PostAsync("/shop/cart/move", ("op", shown.Field("op")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(
            Refusal.Of(RefusalKind.Conflict, "cart.handed-off", ("until", "#"))
                .In(CultureInfo.GetCultureInfo("es")).Split('#')[0],
            refused.Text, StringComparison.Ordinal);
    }

    private static string CartOf(ShopVisitor visitor) => visitor.Cookies["retail.cart"].Split('.')[0];

    private async Task PublishCouponAsync(string code)
    {
        await shop.Staff.SendAsync("PUT", "/promotions/welcome", JsonNode.Parse($$"""
            {
              "code": "welcome", "name": { "en": "Welcome", "es": "Bienvenida" }, "lane": "coupons", "priority": 0,
              "channels": [], "stores": [], "groups": [],
              "conditions": [{ "kind": "coupon-entered", "codes": ["{{code}}"] }],
              "benefits": [{ "kind": "amount-off", "target": { "skus": [], "categories": [] },
                             "amount": { "amount": "1.00", "currency": "GBP" }, "spread": "across" }]
            }
            """));
        await shop.Staff.PublishAsync();
    }

    private static (string Name, string Value)[] Line(ShopPage cart, string what, string quantity) =>
        [("op", cart.Field("op")), ("line", cart.Field("line")), ("was", cart.Field("was")), ("do", what),
            ("quantity", quantity)];
}
