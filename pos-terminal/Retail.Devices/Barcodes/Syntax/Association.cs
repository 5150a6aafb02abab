namespace Retail.Devices.Barcodes.Syntax;

/// <summary>What must be true of elements that are on one thing.</summary>
[Flags]
public enum Association
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An identifier that is repeated has the same value.</summary>
    Repeats = 1,

    /// <summary>None is there that another excludes.</summary>
    Exclusions = 2,

    /// <summary>All are there that another requires.</summary>
    Demands = 4,

    /// <summary>A digital signature is over a key that has its serial number.</summary>
    SignedKeys = 8,

    /// <summary>All of these.</summary>
    All = Repeats | Exclusions | Demands | SignedKeys,
}
