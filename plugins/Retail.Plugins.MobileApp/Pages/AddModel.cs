namespace Retail.Plugins.MobileApp.Pages;

/// <summary>Finding things.</summary>
/// <param name="Cart">The cart that they go into.</param>
/// <param name="Text">What is looked for.</param>
/// <param name="Items">What was found.</param>
/// <param name="More">Whether there may be more after the last one.</param>
public sealed record AddModel(CartModel Cart, string Text, IReadOnlyList<ShelfItem> Items, bool More);
