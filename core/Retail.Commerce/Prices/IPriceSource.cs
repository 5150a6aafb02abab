using Retail.Pricing.Prices;

namespace Retail.Commerce.Prices;

/// <summary>The price lists' working tables, for the module that publishes them.</summary>
internal interface IPriceSource
{
    Task<IReadOnlyList<(PriceList List, Currency Currency)>> ListsAsync(CancellationToken cancellationToken);

    /// <summary>All entries by SKU.</summary>
    Task<ILookup<string, PriceEntry>> EntriesAsync(CancellationToken cancellationToken);
}
