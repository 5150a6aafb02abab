using Retail.Abstractions.Carts;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>What this phone has.</summary>
/// <param name="Carts">Newest first.</param>
/// <param name="Current">The one that it showed last.</param>
/// <param name="Problem">Why no cart could be started, or null.</param>
public sealed record HomeModel(IReadOnlyList<CartModel> Carts, CartId? Current, string? Problem)
{
    /// <summary>Carts that are still carts, the last one shown first.</summary>
    public IReadOnlyList<CartModel> Open { get; } =
    [
        .. Carts.Where(cart => cart.Cart.State is CartState.Open or CartState.Paying)
            .OrderByDescending(cart => cart.Held.Id == Current),
    ];

    public IReadOnlyList<CartModel> Receipts { get; } =
        [.. Carts.Where(cart => cart.Cart.State == CartState.Ordered)];
}
