using Retail.Abstractions.Orders;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>What the customer chose.</summary>
/// <param name="Method">Provider and method, with a slash between them.</param>
/// <param name="Fulfilment">Name of how the goods reach the customer.</param>
/// <param name="Address">Where to, as it was typed.</param>
public sealed record PayChoice(string? Method, string? Fulfilment, DeliveryAddress Address)
{
    /// <summary>Nothing yet.</summary>
    public static PayChoice None { get; } = new(null, null, DeliveryAddress.Empty);
}
