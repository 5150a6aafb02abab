namespace Retail.Devices.Barcodes.Linting;

/// <summary>What a register of company prefixes says.</summary>
public enum PrefixAnswer
{
    /// <summary>The prefix is licensed.</summary>
    Known,

    /// <summary>No company has it.</summary>
    Unknown,

    /// <summary>The register does not answer.</summary>
    Offline,
}
