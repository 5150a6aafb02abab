using Xunit;

namespace Retail.Browsing;

/// <summary>A test that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Decides when tests are found.</summary>
    public BrowserFactAttribute() => Skip = Browser.Missing;
}
