namespace Retail.Abstractions.Carts;

/// <summary>The yes to the new price of a cart whose guarantee has expired.</summary>
/// <param name="AcceptedHash">Hash of the new quote that was shown; another one is <c>cart.offer-changed</c>.</param>
public sealed record RenewGuarantee(string AcceptedHash);
