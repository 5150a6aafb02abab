namespace Retail.Testing.Devices.Printers;

/// <summary>What one command did.</summary>
internal sealed record PrinterStep
{
    /// <summary>What came out, or null.</summary>
    public string? Line { get; init; }

    public string? ProcessId { get; init; }

    public bool AsksPaper { get; init; }

    public bool AsksModel { get; init; }

    public bool? Tells { get; init; }
}
