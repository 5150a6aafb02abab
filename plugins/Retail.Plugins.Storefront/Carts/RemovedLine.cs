namespace Retail.Plugins.Storefront.Carts;

/// <summary>A line that was just taken out, with what putting it back needs.</summary>
/// <param name="Sku">The variant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity">How much there was, as a number with a point.</param>
/// <param name="Operation">Id of putting it back: the same for the same removal, so that it is done once.</param>
public sealed record RemovedLine(string Sku, LocalText Name, string Quantity, string Operation);
