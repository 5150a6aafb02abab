namespace Retail.Abstractions.Carts;

/// <summary>That a cart changed; what it is now, the cart itself says.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Version">Its version after the change.</param>
/// <param name="State">Where it stands.</param>
public sealed record CartChange(CartId Cart, long Version, CartState State)
{
    /// <summary>Whether nothing comes after it: the cart was ordered or abandoned.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsLast => State is CartState.Ordered or CartState.Abandoned;
}
