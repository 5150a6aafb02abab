using Retail.Abstractions.Orders;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>What was bought.</summary>
public sealed record ReceiptModel(Order Order)
{
    /// <summary>The door's code in two groups, as people read it out.</summary>
    public string? Door => Order.DoorCode is { Length: 6 } code ? $"{code[..3]} {code[3..]}" : Order.DoorCode;
}
