using System.Text.Json.Nodes;
using Retail.Testing.Processes;

namespace Retail.Testing.Shops;

/// <summary>The shop of core/Retail.Server/Demo, put into a server over its API.</summary>
public static class DemoShop
{
    /// <summary>Its name over the door.</summary>
    public const string Name = "Regalos & Co.";

    /// <summary>
    /// Settings, taxes, stores, the whole catalog, prices, promotions and stock; nothing is published yet.
    /// </summary>
    public static async Task SetUpAsync(StaffApi staff)
    {
        var shop = Read("shop.json").AsObject();
        await staff.SendAsync("PUT", "/publications/settings", shop["settings"]);
        await PutEachAsync(staff, "/catalog/tax-categories/", shop["taxCategories"]);
        await PutEachAsync(staff, "/stores/", shop["stores"]);
        await staff.ImportAsync("/catalog/imports/categories", FileOf("categories.csv"));
        await staff.ImportAsync("/catalog/imports/catalog", FileOf("catalog.csv"));
        await PutEachAsync(staff, "/prices/lists/", shop["priceLists"]);
        await staff.ImportAsync("/prices/lists/base/imports", FileOf("prices.csv"));
        foreach (var promotion in Read("promotions.json").AsArray())
        {
            await staff.SendAsync("PUT", $"/promotions/{promotion!["code"]}", promotion);
        }

        await staff.ImportAsync("/inventory/imports", FileOf("stock.csv"));
    }

    /// <summary>A one-time code for a new till.</summary>
    public static async Task<string> EnrolmentCodeAsync(StaffApi staff, string store, string name)
    {
        var answer =
            await staff.SendAsync("POST", $"/stores/{store}/enrolment-codes", new JsonObject { ["name"] = name });
        return answer["code"]!.GetValue<string>();
    }

    /// <summary>Sets the price of one item in the base list; nothing is published yet.</summary>
    public static Task RaisePriceAsync(StaffApi staff, string sku, string price) => staff.SendAsync(
        "PUT",
        $"/prices/lists/base/entries/{sku}",
        new JsonArray(new JsonObject
        {
            ["minQuantity"] = 1,
            ["price"] = new JsonObject { ["amount"] = price, ["currency"] = "GBP" },
        }));

    private static async Task PutEachAsync(StaffApi staff, string path, JsonNode? bodies)
    {
        foreach (var (code, body) in bodies!.AsObject())
        {
            await staff.SendAsync("PUT", path + code, body);
        }
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(FileOf(file)))!;

    private static string FileOf(string name) => Path.Combine(Repository.Demo, name);
}
