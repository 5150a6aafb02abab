namespace Retail.Commerce.Inventory;

/// <summary>Stock for other modules. Called inside the caller's transaction; nothing is saved here.</summary>
internal interface IStock
{
    /// <summary>Takes what an order sold out of a store.</summary>
    Task TakeAsync(
        OrderId order, string store, IReadOnlyList<(string Sku, Quantity Quantity)> goods, DateTimeOffset at,
        CancellationToken cancellationToken);

    /// <summary>
    /// The first of these goods of which the store has too little, as <c>order.out-of-stock</c>; null when there is
    /// enough.
    /// </summary>
    Task<Refusal?> FindShortageAsync(
        string store, IReadOnlyList<(string Sku, Quantity Quantity)> goods, CancellationToken cancellationToken);
}
