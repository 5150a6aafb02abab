namespace Retail.Pricing;

/// <summary>An amount rounded to what coins can pay.</summary>
/// <param name="Amount">What changes hands.</param>
/// <param name="Difference"><paramref name="Amount"/> minus what was to be paid: at most half a step either way.
/// </param>
public sealed record CashAmount(Money Amount, Money Difference);
