using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Publications;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;
using Retail.Commerce.Tests.Merchandising;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

public sealed class PublishTests
{
    private const string Catalog =
        "sku,name,category,unit,tax_category,gtins\nA-1,Ball,toys,piece,standard,2985123000015\n";

    [Fact]
    public async Task A_publication_prices_from_its_instant_on_and_not_before()
    {
        await using var shop = await StartAsync();
        var first = (await shop.PublishAsync("publish-1")).Read<PublicationManifest>();
        await PriceAsync(shop, "2.00");

        var second = (await shop.PublishAsync("publish-2", shop.Clock.Now.AddHours(2))).Read<PublicationManifest>();

        Assert.Equal((1, 2), (first.Number, second.Number));
        shop.Clock.Now += TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1);
        Assert.Equal("1.00 GBP of 1", await PriceOfAsync(shop));
        shop.Clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Equal("2.00 GBP of 2", await PriceOfAsync(shop));
    }

    [Fact]
    public async Task Nothing_is_sold_before_the_first_publication()
    {
        await using var shop = await StartAsync();

        var answer = await shop.GetAsync("catalog/variants/A-1?channel=web");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "publication.none-in-force"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_instant_in_the_past_or_before_a_pending_publication_is_refused()
    {
        await using var shop = await StartAsync();
        await shop.PublishAsync("publish-1", shop.Clock.Now.AddDays(1));

        var past = await shop.PublishAsync("publish-2", shop.Clock.Now.AddMilliseconds(-1));
        var early = await shop.PublishAsync("publish-3", shop.Clock.Now.AddHours(1));
        var atOnce = await shop.PublishAsync("publish-4");

        Assert.Equal("publication.effective-in-past", past.Code);
        Assert.Equal("publication.effective-too-early", early.Code);
        Assert.Equal("publication.effective-too-early", atOnce.Code);
    }

    [Fact]
    public async Task The_same_key_publishes_once()
    {
        await using var shop = await StartAsync();
        var first = (await shop.PublishAsync("publish-1")).Read<PublicationManifest>();
        shop.Clock.Now += TimeSpan.FromHours(1);

        var again = (await shop.PublishAsync("publish-1")).Read<PublicationManifest>();
        var other = await shop.PublishAsync("publish-1", shop.Clock.Now.AddHours(1));
        var none = await shop.SendAsync(HttpMethod.Post, "publications", new { });

        Assert.Equal(first, again);
        Assert.Equal("request.idempotency-key-reused", other.Code);
        Assert.Equal("request.idempotency-key-missing", none.Code);
    }

    [Fact]
    public async Task Those_who_publish_at_the_same_time_get_numbers_without_gaps()
    {
        await using var shop = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => shop.PublishAsync($"publish-{i}")));

        var numbers = answers.Select(answer => answer.Read<PublicationManifest>().Number);
        Assert.Equal(Enumerable.Range(1, 6), numbers.Order());
        var all = (await shop.GetAsync("publications?scope=all")).Read<List<PublicationManifest>>();
        Assert.Equal(Enumerable.Range(1, 6), all.Select(manifest => manifest.Number));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(shop.Folder, "publications", "staging")));
    }

    [Fact]
    public async Task A_rule_that_contradicts_the_book_stops_the_publication_by_name()
    {
        await using var shop = await StartAsync();
        await shop.PutAsync("promotions/ten-off", JsonNode.Parse(
            """
            {
              "code": "ten-off", "name": { "en": "Ten" }, "lane": "basket", "priority": 0,
              "channels": [], "stores": [], "groups": [], "conditions": [],
              "benefits": [{ "kind": "percent-off", "target": { "skus": [], "categories": ["toys"] }, "percent": 10 }]
            }
            """)!);
        await shop.PutAsync("publications/settings", Settings("GBP"));

        var refused = await shop.PublishAsync("publish-1");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "publication.bad-rule"), (refused.Status, refused.Code));
        Assert.Equal("ten-off", refused.Body["arguments"]!["id"]!.GetValue<string>());
        await shop.SendAsync(HttpMethod.Delete, "promotions/ten-off");
        Assert.Equal(1, (await shop.PublishAsync("publish-1")).Read<PublicationManifest>().Number);
    }

    [Fact]
    public async Task A_price_list_in_another_currency_than_the_books_stops_the_publication()
    {
        await using var shop = await StartAsync();
        await shop.PutAsync("publications/settings", Settings("EUR"));

        var refused = await shop.PublishAsync("publish-1");

        Assert.Equal("publication.bad-rule", refused.Code);
        Assert.Equal("base", refused.Body["arguments"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_settings_nothing_can_be_published()
    {
        await using var shop = await Shop.StartAsync();

        Assert.Equal("publication.no-settings", (await shop.PublishAsync("publish-1")).Code);
    }

    [Fact]
    public async Task The_file_that_a_till_fetches_in_parts_verifies_with_the_shops_key()
    {
        await using var shop = await StartAsync();
        var manifest = (await shop.PublishAsync("publish-1")).Read<PublicationManifest>();
        var arrived = Path.Combine(shop.Folder, "arrived");
        await using (var file = File.Create(arrived))
        {
            await FetchAsync(shop, file, new(0, 999), HttpStatusCode.PartialContent);
            await FetchAsync(shop, file, new(1_000, null), HttpStatusCode.PartialContent);
        }

        var key = shop.Services.GetRequiredService<PublicationSigner>().Key;
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(manifest, PublicationFile.Verify(arrived, key).Value);
        Assert.Equal("publication.bad-signature", PublicationFile.Verify(arrived, stranger).Refusal!.Code);
        Assert.Equal("publication.not-found", (await shop.GetAsync("publications/7/file")).Code);
    }

    [Fact]
    public async Task The_list_tells_the_one_in_force_and_those_to_come()
    {
        await using var shop = await StartAsync();
        await shop.PublishAsync("publish-1");
        shop.Clock.Now += TimeSpan.FromHours(1);
        await shop.PublishAsync("publish-2");
        await shop.PublishAsync("publish-3", shop.Clock.Now.AddHours(1));

        var active = (await shop.GetAsync("publications")).Read<List<PublicationManifest>>();

        Assert.Equal([2, 3], active.Select(manifest => manifest.Number));
        Assert.Equal("publication.unknown-scope", (await shop.GetAsync("publications?scope=some")).Code);
        Assert.Equal("publication.not-found", (await shop.GetAsync("publications/4")).Code);
    }

    [Fact]
    public async Task After_a_kill_between_row_and_shelf_the_next_start_shelves_the_file()
    {
        await using var shop = await StartAsync();
        var manifest = (await shop.PublishAsync("publish-1")).Read<PublicationManifest>();
        await shop.StopAsync();
        var folder = Path.Combine(shop.Folder, "publications");
        var staging = Path.Combine(folder, "staging");
        File.Move(Path.Combine(folder, "publication-000001.sqlite"), Path.Combine(staging, "1.sqlite"));
        await File.WriteAllTextAsync(Path.Combine(staging, "2.sqlite"), "of a publication that was never committed");

        await using var restarted = await Shop.StartAsync(shop.Folder, shop.Clock);

        Assert.Equal(manifest, (await restarted.GetAsync("publications/1")).Read<PublicationManifest>());
        Assert.Equal("1.00 GBP of 1", await PriceOfAsync(restarted));
        Assert.Empty(Directory.EnumerateFiles(staging));
        Assert.Equal(2, (await restarted.PublishAsync("publish-2")).Read<PublicationManifest>().Number);
    }

    [Fact]
    public async Task After_an_older_backup_of_the_database_a_published_number_is_not_given_again()
    {
        await using var shop = await StartAsync();
        await shop.PublishAsync("publish-1");
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<RetailDbContext>();
            await database.Set<PublicationRow>().ExecuteDeleteAsync();
        }

        await shop.StopAsync();
        await using var restarted = await Shop.StartAsync(shop.Folder, shop.Clock);

        Assert.Equal(2, (await restarted.PublishAsync("publish-2")).Read<PublicationManifest>().Number);
    }

    [Fact]
    public async Task A_damaged_file_does_not_keep_the_shop_from_starting_and_publishing_anew()
    {
        await using var shop = await StartAsync();
        await shop.PublishAsync("publish-1");
        await shop.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(shop.Folder, "publications", "publication-000001.sqlite"), "damaged");

        await using var restarted = await Shop.StartAsync(shop.Folder, shop.Clock);

        Assert.Equal("publication.not-found", (await restarted.GetAsync("publications/1")).Code);
        Assert.Equal(2, (await restarted.PublishAsync("publish-2")).Read<PublicationManifest>().Number);
        Assert.Equal("1.00 GBP of 2", await PriceOfAsync(restarted));
    }

    /// <summary>Settings with the lane of items only.</summary>
    private static JsonNode Settings(string currency) => JsonNode.Parse(
        $$"""
        {
          "currency": "{{currency}}", "pricesIncludeTax": true, "rounding": "half-up", "taxRounding": "line",
          "lanes": ["items"]
        }
        """)!;

    private static async Task<Shop> StartAsync()
    {
        var shop = await Shop.StartSmallAsync();
        await shop.ImportAsync("catalog/imports/catalog", Catalog);
        await PriceAsync(shop, "1.00");
        return shop;
    }

    private static Task PriceAsync(Shop shop, string amount) => shop.PutAsync(
        "prices/lists/base/entries/A-1", new[] { new { minQuantity = 1, price = new { amount, currency = "GBP" } } });

    private static async Task<string> PriceOfAsync(Shop shop)
    {
        var answer = await shop.GetAsync("catalog/barcodes/2985123000015?channel=store&store=centro");
        var priced = answer.Read<PricedVariant>();
        return $"{priced.Price} of {priced.Publication}";
    }

    private static async Task FetchAsync(
        Shop shop, FileStream file, System.Net.Http.Headers.RangeItemHeaderValue range, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "publications/1/file");
        request.Headers.Range = new();
        request.Headers.Range.Ranges.Add(range);
        using var response = await shop.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        await response.Content.CopyToAsync(file);
    }
}
