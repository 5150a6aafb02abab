namespace Retail.Commerce.Orders;

/// <summary>Problem codes that more than one verb gives.</summary>
internal static class OrderRefusals
{
    public static Refusal NotFound() => Refusal.Of(RefusalKind.NotFound, "order.not-found");
}
