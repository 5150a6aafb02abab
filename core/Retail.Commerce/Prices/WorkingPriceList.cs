namespace Retail.Commerce.Prices;

/// <summary>A price list as it would be published now.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Scope">Where and when it counts.</param>
/// <param name="Entries">How many prices it holds.</param>
public sealed record WorkingPriceList(string Code, PriceListEdit Scope, int Entries);
