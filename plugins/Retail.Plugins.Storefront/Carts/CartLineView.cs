using Retail.Abstractions.Carts;
using Retail.Abstractions.Quotes;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>A line of the cart page.</summary>
/// <param name="Line">The cart's line.</param>
/// <param name="Priced">Its line in the quote, which may be the price of several lines of the same thing.</param>
/// <param name="Category">Code of its category, for the colour of its tile.</param>
/// <param name="ShowsPrice">Whether the price is shown here: with the first of the lines that share it.</param>
/// <param name="Typed">What is in its quantity field when that is not its quantity, or null.</param>
/// <param name="Problem">What is wrong with that, or null.</param>
public sealed record CartLineView(
    CartLine Line, QuoteLine Priced, string Category, bool ShowsPrice, string? Typed, string? Problem)
{
    /// <summary>A name for the line in the page that any line id can become.</summary>
    public string Anchor => "line-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Line.Id));
}
