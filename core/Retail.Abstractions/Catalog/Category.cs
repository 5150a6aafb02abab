namespace Retail.Abstractions.Catalog;

/// <summary>A category of the shop's own tree.</summary>
/// <param name="Code">Lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Parent">Code of the category above, or null.</param>
public sealed record Category(string Code, LocalText Name, string? Parent);
