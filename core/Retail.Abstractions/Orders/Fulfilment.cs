namespace Retail.Abstractions.Orders;

/// <summary>How the goods reach the customer.</summary>
public enum Fulfilment
{
    /// <summary>The customer takes them from the store that the cart came from.</summary>
    CarryOut,

    /// <summary>The store prepares them.</summary>
    Pickup,

    /// <summary>They are sent.</summary>
    Ship,
}
