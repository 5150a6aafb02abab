using Retail.Abstractions.Orders;

namespace Retail.Plugins.Storefront.Checkout;

/// <summary>What somebody has chosen on the checkout page.</summary>
/// <param name="Way">How the goods reach the customer, or null.</param>
/// <param name="Method">Provider and means, or null.</param>
public sealed record Choice(Fulfilment? Way, string? Method)
{
    private const int MaxLength = 170;

    /// <summary>Nothing yet.</summary>
    public static Choice None { get; } = new(null, null);

    /// <summary>What a form says.</summary>
    public static Choice Read(string? way, string? method) => new(
        way switch
        {
            nameof(Fulfilment.Pickup) => Fulfilment.Pickup,
            nameof(Fulfilment.Ship) => Fulfilment.Ship,
            _ => null,
        },
        method is { Length: > 0 and <= MaxLength } ? method : null);
}
