using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Inventory;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>A product's page.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Priced">The product.</param>
/// <param name="Category">Its category, or null when the publication does not name it.</param>
/// <param name="Stock">What stores have of it, the chosen one first.</param>
/// <param name="Similar">Others of its category.</param>
/// <param name="Time">The clock on the wall.</param>
/// <param name="Typed">The quantity in the field.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
public sealed record ProductModel(
    Front Front,
    PricedVariant Priced,
    Category? Category,
    IReadOnlyList<StockLine> Stock,
    IReadOnlyList<PricedVariant> Similar,
    ShopTime Time,
    string Typed = "1",
    string? Problem = null)
{
    public string Name => Priced.Variant.Name.In(CultureInfo.CurrentUICulture);

    public string Sku => Priced.Variant.Sku;

    /// <summary>Whether the store that was chosen has none.</summary>
    public bool IsOut => Front.Store is { } store &&
        Stock.Any(line => line.Store.Code == store.Code && line.Stock.State == StockState.Out);

    /// <summary>Whether this is the chosen store's.</summary>
    public bool IsChosen(StockLine line) => line.Store.Code == Front.Store?.Code;

    public string OfferText(VariantOffer offer)
    {
        var name = offer.Name.In(CultureInfo.CurrentUICulture);
        return offer.Until is { } end
            ? Words.Book.Write("offer.until", ("offer", name), ("day", Time.LastDay(end)))
            : name;
    }
}
