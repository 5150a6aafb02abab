namespace Retail.Terminal.Screen;

/// <summary>Something that can be rung up by a touch.</summary>
/// <param name="Sku">The variant.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">What one costs here and now, or null when it has no price.</param>
internal sealed record FoundArticle(string Sku, string Name, UnitPrice? Price);
