using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>What is in the cart of a product that was just put there.</summary>
/// <param name="Cart">The cart as it stands.</param>
/// <param name="Line">The product's line.</param>
/// <param name="WasThere">Whether the operation had been carried out before, so that nothing was added.</param>
public sealed record AddedModel(Cart Cart, QuoteLine Line, bool WasThere);
