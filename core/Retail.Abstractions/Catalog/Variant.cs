namespace Retail.Abstractions.Catalog;

/// <summary>What is sold, as a publication states it.</summary>
/// <param name="Sku">The shop's own code: 1 to 40 of A-Z, 0-9, dot, dash, underscore; compared ordinally.</param>
/// <param name="Product">Code of the product that it is a variant of; a product with one variant has that variant's
/// SKU.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Category">Code of its category.</param>
/// <param name="Unit">What a quantity counts.</param>
/// <param name="TaxCategory">Code of its tax category; the publication states the rate.</param>
/// <param name="Gtins">Barcodes that mean this variant.</param>
public sealed record Variant(
    string Sku,
    string Product,
    LocalText Name,
    string Category,
    UnitOfMeasure Unit,
    string TaxCategory,
    IReadOnlyList<Gtin> Gtins);
