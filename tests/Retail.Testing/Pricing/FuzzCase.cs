using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Pricing.Promotions;

namespace Retail.Testing.Pricing;

/// <summary>A book, its goods and a basket, made from a seed; written out when a property does not hold.</summary>
public sealed record FuzzCase(
    int Seed, int Index, BookContent Content, IReadOnlyList<BookVariant> Goods, Basket Basket) : IBookVariants
{
    private PriceBook? book;

    public BookSettings Settings => Content.Settings;

    public IReadOnlyList<Promotion> Promotions => Content.Promotions;

    /// <summary>The book, or an exception that says why its content is refused: a fault of the generator.</summary>
    public PriceBook Book => book ??= Of(Content);

    public BookVariant? Find(string sku)
    {
        foreach (var goods in Goods)
        {
            if (string.Equals(goods.Variant.Sku, sku, StringComparison.Ordinal))
            {
                return goods;
            }
        }

        return null;
    }

    /// <summary>The same shop with other promotions.</summary>
    public PriceBook With(IReadOnlyList<Promotion> promotions) => Of(Content with { Promotions = promotions });

    public override string ToString() => $"""
        settings {Json(Settings)}
        lists {Json(Content.PriceLists)}
        taxes {Json(Content.TaxRates)}
        shipping {Json(Content.ShippingMethods)}
        clocks {Json(Content.Clocks)}
        {string.Join('\n', Goods.Select(goods => "goods " + Json(goods)))}
        {string.Join('\n', Promotions.Select(promotion => "promotion " + Json(promotion)))}
        basket {Json(Basket)}
        """;

    private PriceBook Of(BookContent content)
    {
        var built = PriceBook.Build(content, this);
        return built.Refusal is { } refusal
            ? throw new InvalidOperationException($"The book is refused: {Json(refusal)}")
            : built.Value;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, RetailJson.Options);
}
