namespace Retail.Abstractions.Carts;

/// <summary>The yes to the new price of a cart whose guarantee has expired.</summary>
/// <param name="OfferedAt">Instant of the offered quote's context; an offer holds for 15 minutes, then
/// <c>cart.offer-expired</c>.</param>
/// <param name="AcceptedHash">Hash of the offered quote; another one is <c>cart.offer-changed</c>.</param>
public sealed record RenewGuarantee(DateTimeOffset OfferedAt, string AcceptedHash);
