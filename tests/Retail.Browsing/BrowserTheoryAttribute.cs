using Xunit;

namespace Retail.Browsing;

/// <summary>A test over several cases that needs Chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides when tests are found.</summary>
    public BrowserTheoryAttribute() => Skip = Browser.Missing;
}
