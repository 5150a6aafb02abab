using Retail.Plugins.MobileApp.Doors;

namespace Retail.Plugins.MobileApp.Pages;

/// <summary>A link to a cart.</summary>
/// <param name="Code">What the link holds; null when it cannot be read.</param>
/// <param name="Problem">Why the cart cannot be opened, or null.</param>
/// <param name="CanRepeat">Whether the same link may open it later.</param>
public sealed record ClaimModel(ClaimCode? Code, string? Problem, bool CanRepeat = true);
