namespace Retail.Plugins.MobileApp.Pages;

/// <summary>What the customer chose.</summary>
/// <param name="Method">Provider and method, with a slash between them.</param>
/// <param name="Fulfilment">Name of how the goods reach the customer.</param>
public sealed record PayChoice(string? Method, string? Fulfilment);
