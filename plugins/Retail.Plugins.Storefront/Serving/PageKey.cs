namespace Retail.Plugins.Storefront.Serving;

/// <summary>What a page that is kept for everybody depends on.</summary>
/// <param name="Publication">Number of the publication in force.</param>
/// <param name="Store">Code of the chosen store, or nothing.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Address">Which page.</param>
internal readonly record struct PageKey(int Publication, string Store, string Language, string Address);
