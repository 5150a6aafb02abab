namespace Retail.Commerce.Catalog;

/// <summary>What merchandisers say of a category.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Parent">Code of the category above, or null.</param>
public sealed record CategoryEdit(LocalText Name, string? Parent = null);
