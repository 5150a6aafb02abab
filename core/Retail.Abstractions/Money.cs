using System.Globalization;
using System.Text.Json.Serialization;
using Retail.Abstractions.Json;

namespace Retail.Abstractions;

/// <summary>
/// An amount in whole minor units of one currency (ADR 0002). Arithmetic across currencies and overflow are errors.
/// On the wire it is <c>{"amount":"12.30","currency":"GBP"}</c> with exactly the currency's decimals.
/// </summary>
/// <param name="AmountMinor">Minor units (pence, cents), negative for what goes back to the customer.</param>
/// <param name="Currency">The currency that the minor units belong to.</param>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money(long AmountMinor, Currency Currency) : IComparable<Money>
{
    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Reads <c>12.30</c>: exactly the currency's decimals, a point, no grouping, an optional minus.</summary>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        money = default;

        // The framework's parser skips nulls behind a number; two texts must not be one amount by that.
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text is null || text.StartsWith('+') || text.Contains('\0', StringComparison.Ordinal) || text.Length > 20 ||
            !decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) ||
            value.Scale != currency.Decimals || Math.Abs(value) > long.MaxValue / 10_000)
        {
            return false;
        }

        money = new Money((long)(value * currency.MinorPerMajor), currency);
        return true;
    }

    /// <summary>The sum. Throws when the currencies differ or the sum overflows.</summary>
    public static Money operator +(Money left, Money right) =>
        new(checked(left.AmountMinor + right.AmountMinor), left.Same(right));

    /// <summary>The difference. Throws when the currencies differ or the difference overflows.</summary>
    public static Money operator -(Money left, Money right) =>
        new(checked(left.AmountMinor - right.AmountMinor), left.Same(right));

    /// <summary>The same amount in the other direction.</summary>
    public static Money operator -(Money value) => new(checked(-value.AmountMinor), value.Currency);

    /// <summary>Whether the left amount is smaller. Throws when the currencies differ.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger. Throws when the currencies differ.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is not larger. Throws when the currencies differ.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is not smaller. Throws when the currencies differ.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Money other)
    {
        _ = Same(other);
        return AmountMinor.CompareTo(other.AmountMinor);
    }

    /// <summary>The amount alone, as on the wire: <c>-12.30</c>.</summary>
    public string ToAmountString() =>
        (AmountMinor / (decimal)Currency.MinorPerMajor).ToString("F" + Currency.Decimals, CultureInfo.InvariantCulture);

    /// <summary>Amount and code for logs and programs: <c>12.30 GBP</c>. For people use <see cref="ToText"/>.</summary>
    public override string ToString() => $"{ToAmountString()} {Currency.Code}";

    /// <summary>The amount as people of this culture write it: <c>£12.30</c>, <c>12,30 GBP</c>.</summary>
    public string ToText(CultureInfo culture) => MoneyText.Write(this, culture);

    private Currency Same(Money other) => Currency == other.Currency
        ? Currency
        : throw new InvalidOperationException($"{this} and {other} are of different currencies.");
}
