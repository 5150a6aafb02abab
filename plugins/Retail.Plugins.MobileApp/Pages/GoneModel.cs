namespace Retail.Plugins.MobileApp.Pages;

/// <summary>A cart or receipt that this phone does not have.</summary>
/// <param name="Text">What happened.</param>
public sealed record GoneModel(string Text);
