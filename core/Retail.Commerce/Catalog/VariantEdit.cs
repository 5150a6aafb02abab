using Retail.Abstractions.Catalog;

namespace Retail.Commerce.Catalog;

/// <summary>Everything that merchandisers say of a variant; what is not said is taken away.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Category">Code of its category.</param>
/// <param name="Unit">What a quantity counts.</param>
/// <param name="TaxCategory">Code of its tax category.</param>
/// <param name="Gtins">Its barcodes.</param>
/// <param name="Product">Code of its product; its own SKU when it is the only variant.</param>
public sealed record VariantEdit(
    LocalText Name,
    string Category,
    UnitOfMeasure Unit,
    string TaxCategory,
    IReadOnlyList<Gtin> Gtins,
    string? Product = null);
