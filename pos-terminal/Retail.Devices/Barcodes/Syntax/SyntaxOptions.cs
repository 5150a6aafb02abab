using Retail.Devices.Barcodes.Linting;

namespace Retail.Devices.Barcodes.Syntax;

/// <summary>What is let pass when elements are read.</summary>
public sealed record SyntaxOptions
{
    /// <summary>As the till reads: names and short numbers of older links, but nothing unknown.</summary>
    public static SyntaxOptions OfTill { get; } = new() { AllowShortNames = true, AllowShortGtins = true };

    /// <summary>Identifiers that the dictionary lacks, with up to 90 characters.</summary>
    public bool AllowUnknown { get; init; }

    /// <summary>Unknown ones also as attributes of a Digital Link.</summary>
    public bool AllowUnknownAttributes { get; init; }

    /// <summary>The words of early Digital Links: <c>/gtin/…/lot/…</c>.</summary>
    public bool AllowShortNames { get; init; }

    /// <summary>GTIN-8, -12 and -13 in a Digital Link without the zeros that make them 14 digits.</summary>
    public bool AllowShortGtins { get; init; }

    /// <summary>A register of company prefixes.</summary>
    public ICompanyPrefixes? Prefixes { get; init; }
}
