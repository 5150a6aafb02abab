namespace Retail.Abstractions.Quotes;

/// <summary>So much of a variant.</summary>
/// <param name="Id">The caller's name of the line, unique in the basket, 1 to 40 characters; no part of the
/// price.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Quantity">How much. Pieces are merged over lines; what is weighed or measured stays as it was put on
/// the scale.</param>
public sealed record BasketLine(string Id, string Sku, Quantity Quantity);
