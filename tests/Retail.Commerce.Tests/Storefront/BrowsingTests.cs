using System.Net;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>Home, categories, search and products of the web shop, as a browser without scripts gets them.</summary>
[Trait("Database", "none")]
public sealed class BrowsingTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Theory]
    [InlineData("es", "10 % desde 30", "Bolsas 3x2")]
    [InlineData("en", "10% from 30", "Bags 3 for 2")]
    public async Task The_home_page_names_the_offers_in_the_readers_language(string language, string all, string bags)
    {
        using var visitor = new ShopVisitor(shop.Address, language);
        var home = await visitor.GetAsync("/shop");

        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains(all, home.Text, StringComparison.Ordinal);
        Assert.Contains(bags, home.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\"", home.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_shows_its_price_its_offers_and_what_the_chosen_store_has()
    {
        using var visitor = new ShopVisitor(shop.Address);
        await visitor.ChooseAsync("centro");
        var lantern = await visitor.GetAsync("/shop/p/LANTERN");

        Assert.Contains("3,39 £", lantern.Text, StringComparison.Ordinal);
        Assert.Contains("Regalos centro Solo quedan 2", lantern.Text, StringComparison.Ordinal);
        Assert.Contains("Bolsas 3x2", (await visitor.GetAsync("/shop/p/BAG")).Text, StringComparison.Ordinal);
        Assert.Contains("12,50 £/kg", (await visitor.GetAsync("/shop/p/cheese")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/shop/p/NOPE")]
    [InlineData("/shop/p/%3Cscript%3E")]
    [InlineData("/shop/c/nope")]
    [InlineData("/shop/no/such/page")]
    [InlineData("/shop/orders/019a0000-0000-7000-8000-000000000000")]
    [InlineData("/shop/orders/x")]
    public async Task An_old_link_is_answered_in_the_shops_frame(string path)
    {
        using var visitor = new ShopVisitor(shop.Address);
        var page = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("No lo encontramos", page.Text, StringComparison.Ordinal);
        Assert.Contains("action=\"/shop/search\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_by_words_and_says_when_nothing_has_them()
    {
        using var visitor = new ShopVisitor(shop.Address);
        var found = await visitor.GetAsync("/shop/search?text=mug");
        var nothing = await visitor.GetAsync("/shop/search?text=%3Cb%3Ezebra");

        Assert.Contains("Enamel mug", found.Text, StringComparison.Ordinal);
        Assert.Contains("Nada tiene «<b>zebra»", nothing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>zebra", nothing.Html, StringComparison.Ordinal);
        Assert.Contains("/shop/c/gifts", nothing.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_is_too_long_keeps_what_was_typed_and_says_so()
    {
        using var visitor = new ShopVisitor(shop.Address);
        var text = new string('a', 150);
        var page = await visitor.GetAsync("/shop/search?text=" + text);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Problem);
        Assert.Equal(text, page.Field("text"));
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var visitor = new ShopVisitor(shop.Address);
        var first = await visitor.GetAsync("/shop/p/MUG");
        visitor.Http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", first.Tag);
        var second = await visitor.GetAsync("/shop/p/MUG");
        await visitor.AddAsync("BAG");
        var third = await visitor.GetAsync("/shop/p/MUG");

        Assert.NotNull(first.Tag);
        Assert.Equal(HttpStatusCode.NotModified, second.Status);
        Assert.Equal(HttpStatusCode.OK, third.Status);
        Assert.NotEqual(first.Tag, third.Tag);
    }

    [Fact]
    public async Task A_kept_page_shows_nobody_elses_cart()
    {
        using var one = new ShopVisitor(shop.Address);
        using var other = new ShopVisitor(shop.Address);
        await one.AddAsync("MUG", "7");
        var mine = await one.GetAsync("/shop/p/MUG");
        var theirs = await other.GetAsync("/shop/p/MUG");

        Assert.Contains("id=\"cart-count\" data-live>7<", mine.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"cart-count\" data-live hidden>0<", theirs.Html, StringComparison.Ordinal);
        Assert.NotEqual(mine.Field("op"), theirs.Field("op"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/shop//evil.example")]
    [InlineData("/shopping")]
    [InlineData("/shop\\evil")]
    public async Task A_form_never_leads_to_another_site(string back)
    {
        using var visitor = new ShopVisitor(shop.Address);
        var page = await visitor.PostAsync("/shop/store", ("store", "centro"), ("back", back));

        Assert.Equal(new Uri(shop.Address, "/shop"), page.Address);
    }
}
