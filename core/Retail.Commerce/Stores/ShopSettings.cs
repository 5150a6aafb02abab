namespace Retail.Commerce.Stores;

/// <summary>What the host says of the shop.</summary>
/// <param name="Name">Its name over the door: setting <c>Retail:Shop:Name</c>.</param>
public sealed record ShopSettings(string Name);
