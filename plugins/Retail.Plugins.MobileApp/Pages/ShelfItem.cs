using Retail.Abstractions.Catalog;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>Something to put in the cart.</summary>
/// <param name="Item">What it is, and its offers.</param>
/// <param name="One">What one alone costs in this cart, offers included.</param>
/// <param name="Price">Its price there before offers.</param>
/// <param name="InCart">How much of it is there already.</param>
public sealed record ShelfItem(PricedVariant Item, Money One, UnitPrice Price, decimal InCart);
