using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Orders;

namespace Retail.Plugins.Storefront.Checkout;

/// <summary>What somebody has chosen and typed on the checkout page.</summary>
/// <param name="Way">How the goods reach the customer, or null.</param>
/// <param name="Method">Provider and means, or null.</param>
/// <param name="Address">Where to, as it was typed.</param>
public sealed record Choice(Fulfilment? Way, string? Method, DeliveryAddress Address)
{
    private const int MaxLength = 170;

    // A field holds less; what is longer was not typed there, and its end is not missed.
    private const int MaxTyped = 300;

    /// <summary>Nothing yet.</summary>
    public static Choice None { get; } = new(null, null, DeliveryAddress.Empty);

    /// <summary>What a form says.</summary>
    public static Choice Read(IFormCollection form) => new(
        form["way"].ToString() switch
        {
            nameof(Fulfilment.Pickup) => Fulfilment.Pickup,
            nameof(Fulfilment.Ship) => Fulfilment.Ship,
            _ => null,
        },
        form["by"].ToString() is { Length: > 0 and <= MaxLength } method ? method : null,
        new DeliveryAddress(
            Typed(form["name"]), Typed(form["street"]), Typed(form["post-code"]), Typed(form["city"])));

    private static string Typed(string? text) =>
        text is { Length: > MaxTyped } ? text[..MaxTyped] : text ?? string.Empty;
}
