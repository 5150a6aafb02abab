namespace Retail.Commerce.Carts;

/// <summary>How many may watch at once. Each holds a connection, and all carts watched are looked at every two seconds.
/// </summary>
/// <param name="PerCart">Watchers of one cart: its devices and their tabs.</param>
/// <param name="InTotal">Watchers of all carts on this node.</param>
/// <param name="PerCaller">Watchers of all carts from one till or address: a store's customers share theirs.</param>
public sealed record WatchLimits(int PerCart = 12, int InTotal = 2_000, int PerCaller = 200);
