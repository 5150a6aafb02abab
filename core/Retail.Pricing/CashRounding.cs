namespace Retail.Pricing;

/// <summary>
/// What is paid in cash where the smallest coins are gone. A rule of the tender: prices, taxes and totals stay as they
/// are, and what is paid by card is not rounded.
/// </summary>
/// <remarks>
/// To the nearest multiple of <see cref="BookSettings.CashStepMinor"/>, a half away from zero, so that a refund rounds
/// as the sale did: with a step of 5 (Switzerland, Canada, Netherlands, Finland) 1.02 is 1.00 and 1.03 is 1.05; with a
/// step of 100 (Sweden, Norway) 0.50 is 1.00. The share of a split payment that is paid in cash is rounded, once.
/// </remarks>
public static class CashRounding
{
    /// <summary>What changes hands in cash, and what it differs by.</summary>
    /// <param name="total">What is to be paid, or below zero to be given back.</param>
    /// <param name="settings">The smallest coin; a step of 1 changes nothing.</param>
    public static CashAmount Of(Money total, BookSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(total.Currency, settings.Currency);
        var rounded = Nearest(total.AmountMinor, settings.CashStepMinor);
        return new CashAmount(
            total with { AmountMinor = rounded }, total with { AmountMinor = rounded - total.AmountMinor });
    }

    private static long Nearest(long minor, int step)
    {
        var rest = minor % step;
        return Math.Abs(rest) * 2 >= step ? minor - rest + (Math.Sign(minor) * step) : minor - rest;
    }
}
