namespace Retail.Terminal.Api;

/// <summary>What the last scan did.</summary>
internal sealed record LastScanView(
    string Scanner, string Data, DateTimeOffset At, RefusalView? Refusal, string? Line, string? Receipt);
