using System.Net;

namespace Retail.Commerce.Tests.Office;

/// <summary>/office/prices</summary>
[Trait("Database", "none")]
public sealed class OfficePriceTests
{
    [Theory]
    [InlineData("mug", "M-1,M-2")]
    [InlineData("MUG blue", "M-1")]
    [InlineData("m-2", "M-2")]
    [InlineData("", "L-1,M-1,M-2")]
    [InlineData("sofa", "")]
    public async Task A_variant_is_found_by_name_or_sku(string text, string skus)
    {
        await using var shop = await OfficeShop.OpenAsync();

        var page = await shop.Ana.GetAsync("/office/prices?text=" + Uri.EscapeDataString(text));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(skus, string.Join(',', OfficeShop.Skus.Where(sku =>
            page.Html.Contains($"id=\"row-{sku}\"", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_never_published_is_found_by_name_too(bool published)
    {
        await using var shop = await OfficeShop.OpenAsync(published: published);
        await shop.PutAsync("catalog/variants/N-1", """
            {"product":null,"name":{"en":"Brown teapot","es":"Tetera marrón"},"category":"mugs","unit":"piece",
             "taxCategory":"standard","gtins":[]}
            """);

        var english = await shop.Ana.GetAsync("/office/prices?text=teapot%20BROWN");
        var spanish = await shop.Ana.GetAsync("/office/prices?text=tetera%20marron");
        var other = await shop.Ana.GetAsync("/office/prices?text=teapot%20red");

        Assert.Contains("id=\"row-N-1\"", english.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"row-N-1\"", spanish.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"row-N-1\"", other.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "12.50", "12.50")]
    [InlineData("en", "12,50", "12.50")]
    [InlineData("en", " £ 12.5 ", "12.50")]
    [InlineData("es", "12,50", "12.50")]
    [InlineData("es", "12.50 €", "12.50")]
    [InlineData("es", "1,2345", "1.2345")]
    [InlineData("en", "0", "0.00")]
    public async Task A_price_is_typed_as_people_type_it(string language, string typed, string stored)
    {
        await using var shop = await OfficeShop.OpenAsync(language);

        var saved = await SaveAsync(shop, "M-1", ("from", ""), ("price", typed), ("before", ""));

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Equal($"1:{stored}:", await shop.StoredPriceAsync("M-1"));
    }

    [Theory]
    [InlineData("en", "abc", "is no number. Write it like 12.50")]
    [InlineData("es", "abc", "no es un número. Escríbelo como 12,50")]
    [InlineData("en", "-1", "is negative")]
    [InlineData("en", "1.23456", "too many decimals")]
    [InlineData("en", "1,250", "Is “1,250” 1.25 or 1250?")]
    [InlineData("es", "1.250", "¿«1.250» es 1,25 o 1250?")]
    [InlineData("en", "1,234.50", "is no number")]
    [InlineData("en", "1000000000", "more than a price can be")]
    [InlineData("en", "<b>5</b>", "&lt;b&gt;5&lt;/b&gt;")]
    public async Task What_is_no_price_is_told_beside_it_and_kept(string language, string typed, string words)
    {
        await using var shop = await OfficeShop.OpenAsync(language);

        var refused = await SaveAsync(shop, "M-1", ("from", ""), ("price", typed), ("before", "99"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, refused.Html, StringComparison.Ordinal);
        Assert.Equal(typed, refused.Field("price"));
        Assert.Equal("99", refused.Field("before"));
        Assert.Contains("aria-describedby=\"price-base-0-wrong\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal("1:2.95:", await shop.StoredPriceAsync("M-1"));
    }

    [Fact]
    public async Task Prices_from_a_quantity_and_struck_out_ones_are_kept_together()
    {
        await using var shop = await OfficeShop.OpenAsync();

        await SaveAsync(
            shop, "M-1",
            ("from", "1"), ("price", "2.50"), ("before", "2.95"),
            ("from", "12"), ("price", "2.00"), ("before", ""),
            ("from", ""), ("price", ""), ("before", ""));

        Assert.Equal("1:2.50:2.95 12:2.00:", await shop.StoredPriceAsync("M-1"));
    }

    [Fact]
    public async Task A_reduction_that_is_none_and_a_quantity_twice_are_told()
    {
        await using var shop = await OfficeShop.OpenAsync();

        var reduced = await SaveAsync(shop, "M-1", ("from", "1"), ("price", "3"), ("before", "2"));
        var twice = await SaveAsync(
            shop, "M-1", ("from", "1"), ("price", "3"), ("before", ""), ("from", "1"), ("price", "2"), ("before", ""));

        Assert.Contains("must be higher than the price now", reduced.Html, StringComparison.Ordinal);
        Assert.Contains("need different quantities", twice.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_is_taken_away_is_gone()
    {
        await using var shop = await OfficeShop.OpenAsync();

        await SaveAsync(shop, "M-1", ("from", "1"), ("price", ""), ("before", ""));

        Assert.Equal(string.Empty, await shop.StoredPriceAsync("M-1"));
    }

    [Fact]
    public async Task A_changed_price_is_marked_until_it_is_published()
    {
        await using var shop = await OfficeShop.OpenAsync();
        await SaveAsync(shop, "M-1", ("from", ""), ("price", "2.50"), ("before", ""));

        var changed = await shop.Ana.GetAsync("/office/prices?changed=1");
        await shop.PublishAsync();
        var published = await shop.Ana.GetAsync("/office/prices?changed=1");

        Assert.Contains("€2.95", changed.Html, StringComparison.Ordinal);
        Assert.Contains("€2.50", changed.Html, StringComparison.Ordinal);
        Assert.Contains("1 not yet published", changed.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("row-M-2", changed.Html, StringComparison.Ordinal);
        Assert.Contains("Every price is published", published.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_overwrites_nothing()
    {
        await using var shop = await OfficeShop.OpenAsync();
        var open = await shop.Ana.GetAsync("/office/prices?sku=M-1");
        await shop.PriceAsync("M-1", "9.99");

        var second = await shop.Ana.PostAsync("/office/prices", Form(open, "M-1", ("price", "1.11")));
        var stored = await shop.StoredPriceAsync("M-1");
        var knowing = await shop.Ana.PostAsync("/office/prices", Form(second, "M-1", ("price", second.Field("price"))));

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.Status);
        Assert.Contains("Somebody else changed the price", second.Problem, StringComparison.Ordinal);
        Assert.Equal("1.11", second.Field("price"));
        Assert.Equal("1:9.99:", stored);
        Assert.Equal(HttpStatusCode.Found, knowing.Status);
        Assert.Equal("1:1.11:", await shop.StoredPriceAsync("M-1"));
    }

    [Theory]
    [InlineData("nothing", "M-1", HttpStatusCode.NotFound)]
    [InlineData("base", "NOTHING", HttpStatusCode.UnprocessableEntity)]
    [InlineData("base", "", HttpStatusCode.NotFound)]
    public async Task A_list_or_an_item_that_is_not_there_is_told(string list, string sku, HttpStatusCode status)
    {
        await using var shop = await OfficeShop.OpenAsync();

        var answer = await shop.Ana.PostAsync(
            "/office/prices", ("list", list), ("sku", sku), ("version", "x"), ("from", ""), ("price", "1"), ("before", ""));

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Problem);
    }

    private static async Task<OfficeClient.Page> SaveAsync(
        OfficeShop shop, string sku, params (string Name, string Value)[] lines)
    {
        var open = await shop.Ana.GetAsync($"/office/prices?sku={sku}");
        return await shop.Ana.PostAsync("/office/prices", Form(open, sku, lines));
    }

    private static (string, string)[] Form(
        OfficeClient.Page open, string sku, params (string Name, string Value)[] lines) =>
        [("list", open.Field("list")), ("version", open.Field("version")), ("sku", sku), ("text", ""), .. lines];
}
