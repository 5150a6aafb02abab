namespace Retail.Commerce.Carts;

/// <summary>Body of PUT /carts/{id}/lines/{lineId}.</summary>
/// <param name="Quantity">The new quantity; checked by the module, so that a wrong one gets its own code.</param>
public sealed record LineQuantity(decimal Quantity);
