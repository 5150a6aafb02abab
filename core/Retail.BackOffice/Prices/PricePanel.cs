using Retail.Abstractions.Catalog;

namespace Retail.BackOffice.Prices;

/// <summary>One variant open for editing.</summary>
public sealed record PricePanel(Variant Variant, string Category, IReadOnlyList<PriceForm> Forms, bool IsSaved);
