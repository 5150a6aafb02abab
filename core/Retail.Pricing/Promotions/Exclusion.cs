namespace Retail.Pricing.Promotions;

/// <summary>What a <see cref="Target"/> leaves out.</summary>
/// <param name="Skus">SKUs.</param>
/// <param name="Categories">Codes of categories.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Reduced">Whether goods are left out that their price list reduces already.</param>
/// <param name="Below">Goods whose unit price before promotions is lower, in major units; null for none.</param>
/// <param name="Above">Goods whose unit price before promotions is higher, in major units; null for none.</param>
public sealed record Exclusion(
    IReadOnlyList<string>? Skus = null,
    IReadOnlyList<string>? Categories = null,
    IReadOnlyList<string>? Tags = null,
    bool Reduced = false,
    decimal? Below = null,
    decimal? Above = null);
