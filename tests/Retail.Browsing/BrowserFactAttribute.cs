using Xunit;

namespace Retail.Browsing;

/// <summary>A test that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Whether it also reads a QR code off a picture.</summary>
    public bool ReadsQr { get; set; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? Browser.Missing ?? (ReadsQr ? QrReader.Missing : null);
        set => base.Skip = value;
    }
}
