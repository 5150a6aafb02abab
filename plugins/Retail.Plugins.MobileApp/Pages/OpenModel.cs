namespace Retail.Plugins.MobileApp.Pages;

/// <summary>The form for a code.</summary>
/// <param name="Typed">What is in the field.</param>
/// <param name="Problem">What was wrong with it, or null.</param>
public sealed record OpenModel(string Typed, string? Problem);
