namespace Retail.Pricing.Taxes;

/// <summary>To what amounts of the decimal calculation are rounded.</summary>
/// <param name="Step">More than zero: 0.01 for cents, 0.05, 1, 0.000001.</param>
/// <param name="Mode">How a fraction of a step is rounded; of what is negative as of its opposite.</param>
public sealed record TaxPrecision(decimal Step, RoundingMode Mode = RoundingMode.HalfUp)
{
    /// <summary>The multiple of the step that the mode chooses.</summary>
    public decimal Round(decimal amount)
    {
        var steps = Math.Abs(amount) / Step;
        var whole = decimal.Truncate(steps);
        var half = (steps - whole).CompareTo(0.5m);
        var up = Mode switch
        {
            RoundingMode.HalfUp => half >= 0,
            RoundingMode.HalfDown => half > 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && whole % 2 != 0),
            RoundingMode.Down => false,
            RoundingMode.Up => steps != whole,
        };
        return Math.Sign(amount) * (up ? whole + 1 : whole) * Step;
    }
}
