using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Retail.Testing.Processes;
using Xunit;

namespace Retail.Browsing;

/// <summary>
/// One page that somebody looks at, and what it complained about: errors on its console, errors that its scripts threw,
/// requests that got no answer, and what its Content-Security-Policy refused.
/// </summary>
public sealed class Face
{
    // What a slow machine may need for one step; a step that works takes a fraction.
    internal const float PatienceMs = 15_000;
    private static readonly TimeSpan AxePatience = TimeSpan.FromMinutes(1);
    private static readonly List<string> Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly List<string> OfColours = ["color-contrast", "link-in-text-block"];
    private readonly List<string> complaints = [];
    private readonly List<string> expected = [];
    private readonly List<string> console = [];
    private string? policy;

    private Face(Look look, IPage page)
    {
        Look = look;
        Page = page;
    }

    /// <summary>On what it is shown.</summary>
    public Look Look { get; }

    /// <summary>How the page writes, by its browser's language.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Look.Language == "es" ? "es-ES" : "en-GB");

    /// <summary>The page itself: locators by role and label.</summary>
    public IPage Page { get; }

    /// <summary>What it complained about and no test expected.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints.Where(complaint => !expected.Exists(
                    part => complaint.Contains(part, StringComparison.OrdinalIgnoreCase)))];
            }
        }
    }

    /// <summary>Goes to an address and waits until its scripts have run once.</summary>
    public async Task GoAsync(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        await Page.GotoAsync(address.ToString());
    }

    /// <summary>Says that the page will complain with this in its words, as when a server is gone on purpose.</summary>
    public void Expect(string part) => expected.Add(part);

    /// <summary>
    /// Looks at the page as it is now, in light and in dark: what WCAG 2.2 AA finds, whether it fits its screen, and
    /// whether its answer forbade inline scripts and styles.
    /// </summary>
    public async Task CheckAsync()
    {
        await CheckAsItIsAsync();
        await Page.EmulateMediaAsync(new() { ColorScheme = Look.Dark ? ColorScheme.Light : ColorScheme.Dark });
        Fail(await FindAsync(new RunOnlyOptions { Type = "rule", Values = OfColours }), "in the other colours");
        await Page.EmulateMediaAsync(new() { ColorScheme = Look.Dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>Fails with what WCAG 2.2 AA finds on the page as it is now.</summary>
    public async Task CheckAxeAsync() => Fail(await FindAxeAsync(), "as it is");

    /// <summary>What WCAG 2.2 AA finds on the page as it is now, a line each.</summary>
    public Task<IReadOnlyList<string>> FindAxeAsync() =>
        FindAsync(new RunOnlyOptions { Type = "tag", Values = Wcag });

    /// <summary>The same as <see cref="CheckAsync"/>, in the colours that it has now only.</summary>
    internal async Task CheckAsItIsAsync()
    {
        await CheckFitsAsync();
        Assert.True(
            policy?.Contains("'self'", StringComparison.Ordinal) == true &&
            !policy.Contains("unsafe-inline", StringComparison.Ordinal),
            $"{Page.Url} came with the policy «{policy}».");
        await CheckAxeAsync();
    }

    private void Fail(IReadOnlyList<string> findings, string how) => Assert.True(
        findings.Count == 0, $"{Page.Url} ({Describe()}, {how}):\n{string.Join('\n', findings)}");

    private async Task<IReadOnlyList<string>> FindAsync(RunOnlyOptions rules)
    {
        if (!Look.JavaScript)
        {
            // Axe is a script: on a page that may run none it would never answer.
            throw new InvalidOperationException("A page without scripts is looked at by its fit only.");
        }

        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = rules }).WaitAsync(AxePatience);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n    at {node.Target}: {node.Html}\n    " +
            string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))))];
    }

    /// <summary>
    /// Fails when the page is wider than its screen, or a part of it than the room that it has. What is made to be
    /// pushed sideways says so: <c>data-sideways</c>.
    /// </summary>
    public async Task CheckFitsAsync()
    {
        var cut = await Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *:not(input, textarea, select, .unseen)')]
              .filter(part => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1 &&
                (part.matches('.button, .amount') ||
                  ['auto', 'scroll'].includes(getComputedStyle(part).overflowX)) && !part.closest('[data-sideways]'))
              .map(part => `${part.localName}#${part.id}.${part.className}: ${part.scrollWidth} in ${part.clientWidth} px`)
            """);
        Assert.True(cut.Length == 0, $"{Page.Url} ({Describe()}) is cut: {string.Join(", ", cut)}.");
        var (wide, screen) = (await MeasureAsync("scrollWidth"), await MeasureAsync("clientWidth"));
        Assert.True(wide <= screen, $"{Page.Url} ({Describe()}) is {wide} px wide on a screen of {screen} px.");
    }

    /// <summary>
    /// Takes a picture into artifacts/screens; one that README shows also into tests/vectors/screens with
    /// RETAIL_ACCEPT=1.
    /// </summary>
    public async Task<string> ShootAsync(string name, bool shown = false)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "screens", name + ".png");
        await Page.ScreenshotAsync(
            new() { Path = file, Caret = ScreenshotCaret.Hide, Scale = ScreenshotScale.Css });
        if (shown && Environment.GetEnvironmentVariable("RETAIL_ACCEPT") == "1")
        {
            var kept = Path.Combine(Repository.Root, "tests", "vectors", "screens", name + ".png");
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(file, kept, overwrite: true);
        }

        return file;
    }

    internal static async Task<Face> OnAsync(Look look, IPage page, Face? like = null)
    {
        var face = new Face(look, page);
        face.expected.AddRange(like?.expected ?? []);
        page.SetDefaultTimeout(PatienceMs);
        page.Console += (_, message) => face.Hear(message);
        page.PageError += (_, error) => face.Complain("script", error);
        page.RequestFailed += (_, request) => face.Lose(request);
        page.Response += (_, response) => face.Read(response);
        page.FrameNavigated += (_, frame) => face.Note($"navigated: {frame.Url}");
        // Chromium words a refusal differently for each kind; the event says which directive and what, always.
        await page.AddInitScriptAsync("""
            addEventListener('securitypolicyviolation', refused =>
              console.error(`Content-Security-Policy: ${refused.effectiveDirective} refused ${refused.blockedURI}`));
            """);
        return face;
    }

    internal async Task KeepEvidenceAsync(string path)
    {
        await File.WriteAllLinesAsync(path + ".log", [Page.Url, .. console, .. Complaints]);
        try
        {
            await Page.ScreenshotAsync(new() { Path = path + ".png", FullPage = true });
            await File.WriteAllTextAsync(path + ".html", await Page.ContentAsync());
        }
        catch (PlaywrightException gone)
        {
            // A page that crashed or was closed has nothing to show; the test's own failure is what counts.
            await File.AppendAllTextAsync(path + ".log", gone.Message);
        }
    }

    private string Describe() => $"{Look.Screen.Name}, {Look.Language}, {(Look.Dark ? "dark" : "light")}";

    private async Task<int> MeasureAsync(string property) =>
        await Page.EvaluateAsync<int>($"document.documentElement.{property}");

    private void Note(string happened)
    {
        lock (complaints)
        {
            console.Add(happened);
        }
    }

    private void Hear(IConsoleMessage message)
    {
        Note($"{message.Type}: {message.Text} {message.Location}");

        if (message.Type == "error")
        {
            Complain("console", $"{message.Text} {message.Location}");
        }
    }

    private void Read(IResponse response)
    {
        if (response.Request.IsNavigationRequest && response.Status is < 300 or >= 400)
        {
            policy = response.Headers.GetValueOrDefault("content-security-policy");
        }
    }

    private void Lose(IRequest request)
    {
        // A page that is left gives up what it was still reading.
        if (request.Failure != "net::ERR_ABORTED")
        {
            Complain("request", $"{request.Method} {request.Url} {request.Failure}");
        }
    }

    private void Complain(string kind, string text)
    {
        lock (complaints)
        {
            complaints.Add(string.Create(
                CultureInfo.InvariantCulture, $"{Look.Screen.Name} at {Page.Url}, {kind}: {text}"));
        }
    }
}
