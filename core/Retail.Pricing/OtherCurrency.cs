namespace Retail.Pricing;

/// <summary>A currency of a book beside its main one.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="CashStepMinor">Its smallest coin in minor units, 1 to 100.</param>
public sealed record OtherCurrency(Currency Currency, int CashStepMinor = 1);
