using Retail.Abstractions.Catalog;
using Retail.Plugins.Storefront.Frame;

namespace Retail.Plugins.Storefront.Browsing;

/// <summary>A page of products: of a category, or that hold the words of a search.</summary>
/// <param name="Front">Around it.</param>
/// <param name="Category">The category, or null for a search.</param>
/// <param name="Above">The category above it, or null.</param>
/// <param name="Below">Categories to go on to.</param>
/// <param name="Products">The page's products.</param>
/// <param name="First">Address of the first page when this is a later one, else null.</param>
/// <param name="Next">Address of the next page, or null.</param>
/// <param name="Problem">Why the search could not be made, or null.</param>
public sealed record ListModel(
    Front Front,
    Category? Category,
    Category? Above,
    IReadOnlyList<Category> Below,
    IReadOnlyList<PricedVariant> Products,
    string? First,
    string? Next,
    string? Problem = null)
{
    public string Title => Category is not null ? Category.Name.In(System.Globalization.CultureInfo.CurrentUICulture)
        : Front.Text.Length == 0 ? Words.Book["search.empty-title"]
        : Words.Book.Write("search.title", ("text", Front.Text));
}
