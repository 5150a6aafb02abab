using System.Globalization;
using System.Text.Json;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Prices;
using Retail.Pricing.Taxes;

namespace Retail.Testing.Vectors;

/// <summary>
/// Chooses a price: every price and price list of the case is a list of the engine whose priority is the number of its
/// rules, and whose rules are its channel, store and group. The case's integers are major units here.
/// </summary>
internal static class PriceCase
{
    private const string Sku = "A";
    private const int AboveAllPrices = 1_000;
    private const int Dimensions = 3;

    public static VectorResult Run(PriceVector.Given given, CartVector.Policy policy, PriceVector.Expect expect)
    {
        CartVector.Word(policy.Select, ("most_rules_then_lowest", true));
        var names = Names(given);
        var price = Find(given, names, withLists: true);
        var isReduced = price?.ListPrice is not null;
        var original = isReduced ? Find(given, names, withLists: false) : price;
        var compare = new Comparison(0m);
        compare.Of("price", [Text(expect.Price)], [Text(price?.Price.Amount)]);
        compare.Of("original_price", [Text(expect.OriginalPrice)], [Text(original?.Price.Amount)]);
        return compare.Result([]);
    }

    /// <summary>The attributes on which rules depend, at most as many as the engine's scopes have.</summary>
    private static List<string> Names(PriceVector.Given given)
    {
        var names = given.Prices.Select(price => price.Rules)
            .Concat((given.PriceLists ?? []).Select(list => list.Rules))
            .SelectMany(rules => rules?.Keys ?? [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count <= Dimensions
            ? names
            : throw new JsonException("rules depend on more than three attributes");
    }

    private static ApplicablePrice? Find(PriceVector.Given given, List<string> names, bool withLists)
    {
        var currency = Currency.Of(given.Context["currency"].GetString() ?? "EUR");
        var (lists, entries) = (new List<PriceList>(), new List<PriceEntry>());
        foreach (var price in given.Prices.Where(price => IsIn(price, currency)))
        {
            Add(price, price.Rules, null, lists, entries, names);
        }

        foreach (var list in withLists ? given.PriceLists ?? [] : [])
        {
            foreach (var price in list.Prices.Where(price => IsIn(price, currency)))
            {
                Add(price, list.Rules, list, lists, entries, names);
            }
        }

        var variant = new Variant(Sku, Sku, LocalText.English(Sku), "goods", UnitOfMeasure.Piece, "none", []);
        var goods = new BookVariant(variant, entries);
        var settings = new BookSettings(currency, false, RoundingMode.HalfUp, TaxRounding.Line, ["only"]);
        var book = PriceBook.Build(new BookContent(1, settings, lists, [], [new TaxRate("none", 0m)]), new One(goods));
        return book.Value.PriceOf(goods, Context(given, names, currency), Quantity.Of(Number(given, "quantity")).Value);
    }

    private static void Add(
        PriceVector.Price price,
        IReadOnlyDictionary<string, JsonElement>? rules,
        PriceVector.List? of,
        List<PriceList> lists,
        List<PriceEntry> entries,
        List<string> names)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"list-{lists.Count}");
        var isSale = of is not null && CartVector.Word(of.Type, ("sale", true), ("override", false));
        lists.Add(new PriceList(
            code,
            Allowed(rules, names, 0),
            Allowed(rules, names, 1),
            Allowed(rules, names, 2),
            of?.From is { } from ? PromotionVectors.Instant(from) : null,
            of?.To is { } to ? PromotionVectors.Instant(to) : null,
            (rules?.Count ?? 0) + (of is null ? 0 : AboveAllPrices)));
        entries.Add(new PriceEntry(code, price.MinQty ?? 1m, price.Amount, isSale ? UnitPrice.Max : null)
        {
            MaxQuantity = price.MaxQty,
        });
    }

    private static IReadOnlyList<string> Allowed(
        IReadOnlyDictionary<string, JsonElement>? rules, List<string> names, int dimension) =>
        dimension >= names.Count || rules?.TryGetValue(names[dimension], out var value) != true ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Word)]
        : [Word(value)];

    private static QuoteContext Context(PriceVector.Given given, List<string> names, Currency currency)
    {
        var at = PromotionVectors.Instant(given.At ?? "2026-01-01");
        return new QuoteContext(
            Of(0) ?? "none", Of(1), currency, at, CustomerFacts.Unknown with { Group = Of(2) });

        string? Of(int dimension) =>
            dimension < names.Count && given.Context.TryGetValue(names[dimension], out var value) ? Word(value) : null;
    }

    private static bool IsIn(PriceVector.Price price, Currency currency) =>
        string.Equals(price.Currency, currency.Code, StringComparison.OrdinalIgnoreCase);

    private static decimal Number(PriceVector.Given given, string name) =>
        given.Context.TryGetValue(name, out var value) ? value.GetDecimal() : 1m;

    private static string Word(JsonElement value) => value.ToString();

    private static string Text(decimal? number) => number is { } stated ? Comparison.Text(stated) : "none";

    private sealed class One(BookVariant goods) : IBookVariants
    {
        public BookVariant? Find(string sku) =>
            string.Equals(sku, goods.Variant.Sku, StringComparison.Ordinal) ? goods : null;
    }
}
