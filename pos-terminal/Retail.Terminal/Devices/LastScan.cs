namespace Retail.Terminal.Devices;

/// <summary>What the last scan did.</summary>
/// <param name="Scanner">Id of the scanner.</param>
/// <param name="Data">What it read, shortened.</param>
/// <param name="At">When.</param>
/// <param name="Refusal">Why nothing was done, or null.</param>
/// <param name="Line">Id of the line that it added or raised, or null.</param>
/// <param name="Receipt">Number of the receipt that it opened, or null.</param>
internal sealed record LastScan(
    string Scanner, string Data, DateTimeOffset At, Refusal? Refusal, string? Line, string? Receipt);
