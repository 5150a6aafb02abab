namespace Retail.Pricing.Prices;

/// <summary>A price and when it began.</summary>
/// <param name="From">First instant at which it counted.</param>
/// <param name="Price">Price of one, or null when from then on there was none.</param>
/// <param name="ListPrice">The higher price that it was announced as reduced from, or null.</param>
public sealed record DatedPrice(DateTimeOffset From, decimal? Price, decimal? ListPrice)
{
    /// <summary>Whether it was announced as a reduction.</summary>
    public bool IsReduced => ListPrice > Price;
}
