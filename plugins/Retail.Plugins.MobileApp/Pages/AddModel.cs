namespace Retail.Plugins.MobileApp.Pages;

/// <summary>Finding things.</summary>
/// <param name="Cart">The cart that they go into.</param>
/// <param name="Text">What is looked for.</param>
/// <param name="After">The SKU after which this page of them begins; empty for the first.</param>
/// <param name="Items">What was found.</param>
/// <param name="More">Whether there may be more after the last one.</param>
public sealed record AddModel(
    CartModel Cart, string Text, string After, IReadOnlyList<ShelfItem> Items, bool More)
{
    /// <summary>What an address says of a search.</summary>
    public static string Ask(string text, string after) =>
        $"?q={Uri.EscapeDataString(text)}" + (after.Length == 0 ? "" : $"&after={Uri.EscapeDataString(after)}");
}
