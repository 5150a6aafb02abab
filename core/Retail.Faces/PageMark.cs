namespace Retail.Faces;

/// <summary>
/// Marks an endpoint as a page for people: it gets the headers of pages, its forms are guarded, and what goes wrong is
/// told as a page.
/// </summary>
public sealed class PageMark
{
    /// <summary>The one mark that there is.</summary>
    public static PageMark Instance { get; } = new();
}
