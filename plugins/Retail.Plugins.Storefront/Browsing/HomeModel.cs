using Retail.Abstractions.Catalog;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>The shop's first page.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Offers">Offers on everything.</param>
/// <param name="Categories">Those without one above them.</param>
/// <param name="Products">Some of those on offer; any when none is.</param>
/// <param name="AreOnOffer">Which of both.</param>
/// <param name="Time">The clock on the wall.</param>
public sealed record HomeModel(
    Front Front,
    IReadOnlyList<VariantOffer> Offers,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<PricedVariant> Products,
    bool AreOnOffer,
    ShopTime Time);
