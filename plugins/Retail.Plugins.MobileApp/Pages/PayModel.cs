using Retail.Abstractions.Orders;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>Paying a cart.</summary>
/// <param name="Cart">The cart.</param>
/// <param name="Methods">How it can be paid.</param>
/// <param name="Choice">What was chosen before.</param>
/// <param name="Problem">What went wrong, or null.</param>
/// <param name="Field">The part of the address that it is about, or null.</param>
public sealed record PayModel(
    CartModel Cart, IReadOnlyList<PayBy> Methods, PayChoice Choice, string? Problem, string? Field)
{
    /// <summary>The ways that there are for this cart: only a store's cart can be carried out or picked up.</summary>
    public IReadOnlyList<Fulfilment> Ways { get; } = Cart.Store is null
        ? [Fulfilment.Ship]
        : [Fulfilment.CarryOut, Fulfilment.Pickup, Fulfilment.Ship];

    /// <summary>The problem when it is about no field.</summary>
    public string? AtButton => Field is null ? Problem : null;

    public bool IsChosen(PayBy method) => NameOf(method) == (Choice.Method ?? NameOf(Methods[0]));

    public bool IsChosen(Fulfilment way) => way.ToString() == (Choice.Fulfilment ?? Ways[0].ToString());

    public static string NameOf(PayBy method) => $"{method.Provider}/{method.Method}";
}
