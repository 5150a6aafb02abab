using System.Globalization;

namespace Retail.Devices.Printing;

/// <summary>
/// What a printer is asked to say again once everything before it is on paper (Epson's <c>GS ( H</c>, function 48):
/// four printable letters, here a number.
/// </summary>
public readonly record struct ProcessId
{
    /// <summary>Numbers there are; after the last comes the first.</summary>
    public const int Count = 10_000;

    /// <summary>The identity of this number, 0 to 9,999.</summary>
    public ProcessId(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Number = number;
    }

    /// <summary>The number.</summary>
    public int Number { get; }

    /// <summary>The one for the next job.</summary>
    public ProcessId Next => new((Number + 1) % Count);

    /// <summary>Four digits, as on the wire.</summary>
    public override string ToString() => Number.ToString("D4", CultureInfo.InvariantCulture);
}
