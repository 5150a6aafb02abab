namespace Retail.Devices.Printing;

/// <summary>What is known of a printer: each answer speaks of some facts only.</summary>
/// <param name="Known">The facts that were spoken of.</param>
/// <param name="Facts">Those of them that hold.</param>
public readonly record struct PrinterCondition(PrinterFacts Known, PrinterFacts Facts)
{
    /// <summary>What is known after a later answer.</summary>
    public PrinterCondition With(PrinterCondition later) =>
        new(Known | later.Known, (Facts & ~later.Known) | later.Facts);

    /// <summary>Whether any of these holds, as far as is known.</summary>
    public bool Has(PrinterFacts any) => (Facts & any) != 0;
}
