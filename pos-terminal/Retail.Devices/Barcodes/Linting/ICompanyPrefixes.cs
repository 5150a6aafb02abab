namespace Retail.Devices.Barcodes.Linting;

/// <summary>A register of GS1 company prefixes, for whoever has one; the till checks without.</summary>
public interface ICompanyPrefixes
{
    /// <summary>What the register knows of the company prefix that these characters begin with.</summary>
    PrefixAnswer Look(ReadOnlySpan<char> key);
}
