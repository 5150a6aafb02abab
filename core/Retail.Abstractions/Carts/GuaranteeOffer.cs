using Retail.Abstractions.Quotes;

namespace Retail.Abstractions.Carts;

/// <summary>
/// What an expired guarantee is replaced by, when the owner says yes to it (<see cref="ICarts.RenewAsync"/>).
/// </summary>
/// <param name="OldTotal">What the cart cost under the guarantee.</param>
/// <param name="NewQuote">What it costs now.</param>
public sealed record GuaranteeOffer(Money OldTotal, Quote NewQuote);
