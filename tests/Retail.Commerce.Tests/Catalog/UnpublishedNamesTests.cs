using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Catalog;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Catalog;

/// <summary>Merchandisers find by name what no publication knows yet.</summary>
public sealed class UnpublishedNamesTests
{
    private const int Many = 2_500;

    [Fact]
    public async Task The_last_of_thousands_that_were_never_published_is_found_by_its_name()
    {
        await using var shop = await Shop.StartSmallAsync();
        var csv = new StringBuilder("sku,name,category,unit,tax_category,gtins\n");
        for (var number = 1; number <= Many; number++)
        {
            csv.AppendLine(CultureInfo.InvariantCulture, $"T{number:D5},Wooden toy {number:D5},toys,piece,standard,");
        }

        await shop.ImportAsync("catalog/imports/catalog", csv.ToString());

        Assert.Equal(["T02500"], await SearchAsync(shop, "toy 02500"));
        Assert.Equal(5, (await SearchAsync(shop, "wooden", 5)).Count);
    }

    [Fact]
    public async Task A_name_is_found_as_it_was_edited_last_before_and_after_publishing()
    {
        await using var shop = await Shop.StartSmallAsync();
        await NameAsync(shop, "Kite");
        Assert.Equal(["T1"], await SearchAsync(shop, "kite"));
        await NameAsync(shop, "Glider");
        Assert.Empty(await SearchAsync(shop, "kite"));
        Assert.Equal(["T1"], await SearchAsync(shop, "GLÍDER"));

        await shop.PublishAsync("publish-1");
        Assert.Equal(["T1"], await SearchAsync(shop, "glider"));
        await shop.ImportAsync(
            "catalog/imports/catalog", "sku,name,category,unit,tax_category,gtins\nT2,Drum,toys,piece,standard,\n");
        Assert.Equal(["T2"], await SearchAsync(shop, "drum"));
    }

    private static Task NameAsync(Shop shop, string name) => shop.PutAsync("catalog/variants/T1", new
    {
        name = new { en = name, es = name },
        product = "toy",
        category = "toys",
        unit = "piece",
        taxCategory = "standard",
        gtins = Array.Empty<string>(),
    });

    private static async Task<IReadOnlyList<string>> SearchAsync(Shop shop, string text, int size = 50)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IWorkingCatalog>()
            .SearchAsync(text, size, CancellationToken.None);
        return [.. found.Select(variant => variant.Sku)];
    }
}
