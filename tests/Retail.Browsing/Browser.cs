using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Retail.Testing.Processes;
using Xunit;

namespace Retail.Browsing;

/// <summary>Debian's Chromium, one for all tests of an assembly; each visit has cookies and pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    // The whole browser draws a window and its tabs for each visit; the shell draws pages only, at a fraction of that.
    private static readonly string? Chromium = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }
        .FirstOrDefault(File.Exists);

    // Root may not use the sandbox; the rest keeps Chromium from calling its maker while tests run.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Why no page can be opened on this machine; null when one can.</summary>
    public static string? Missing { get; } =
        Chromium is null ? "Chromium is missing: apt-get install chromium-headless-shell" : null;

    /// <summary>Starts it. Without Chromium nothing starts: the tests that need it are skipped.</summary>
    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        Environment.SetEnvironmentVariable(
            "PLAYWRIGHT_DRIVER_SEARCH_PATH", Path.Combine(Repository.Root, "artifacts", "playwright"));
        Assertions.SetDefaultExpectTimeout(Face.PatienceMs);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    /// <summary>
    /// Plays a story on pages that it opens. When it fails, what was on each page is kept under artifacts/failures;
    /// when it ends well, a page that complained fails it still.
    /// </summary>
    public async Task VisitAsync(Func<Visit, Task> story, [CallerMemberName] string test = "")
    {
        ArgumentNullException.ThrowIfNull(story);
        await using var visit = new Visit(chromium ?? throw new InvalidOperationException(Missing));
        try
        {
            await story(visit);
            visit.CheckNothingComplained();
        }
        catch
        {
            await visit.KeepEvidenceAsync(Path.Combine(Repository.Root, "artifacts", "failures", test));
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.CloseAsync();
        }

        playwright?.Dispose();
    }
}
