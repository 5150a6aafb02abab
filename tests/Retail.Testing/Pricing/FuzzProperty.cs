using Retail.Abstractions.Quotes;

namespace Retail.Testing.Pricing;

/// <summary>Something that holds of every quote.</summary>
/// <param name="Name">A sentence in dashes.</param>
/// <param name="Ask">What it says of a case and its quote.</param>
public sealed record FuzzProperty(string Name, Func<FuzzCase, Quote, FuzzVerdict> Ask);
