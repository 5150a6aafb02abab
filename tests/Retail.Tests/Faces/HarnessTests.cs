using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Retail.Browsing;
using Retail.Testing;
using Xunit.Sdk;

namespace Retail.Tests.Faces;

/// <summary>The harness itself: what it must not let pass.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class HarnessTests(Browser browser)
{
    private const string Good = """
        <!doctype html><html lang="en"><title>Good</title><meta name="viewport" content="width=device-width">
        <main><h1>Good</h1></main>
        """;

    public static TheoryData<string, string> Complaining => new()
    {
        { "<script>console.error('Lost a line')</script>", "Lost a line" },
        { "<script>throw new Error('Torn')</script>", "Torn" },
        { "<script>fetch('http://127.0.0.1:1/')</script>", "ERR_UNSAFE_PORT" },
        { "<img alt='' src='/gone.png'>", "404" },
    };

    [BrowserFact]
    public async Task A_good_page_passes()
    {
        await using var site = await SiteAsync(Good);
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Phone, site.Address);
            await face.CheckAxeAsync();
            await face.CheckFitsAsync();
        });
    }

    [BrowserTheory]
    [MemberData(nameof(Complaining))]
    public async Task A_page_that_complains_fails_its_test(string page, string complaint)
    {
        await using var site = await SiteAsync(Good + page);
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => browser.VisitAsync(
            async visit => await (await visit.OpenAsync(Look.Phone, site.Address)).Page.WaitForTimeoutAsync(50)));

        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_inline_script_under_a_policy_fails_its_test()
    {
        await using var site = await SiteAsync(Good + "<script>document.title = 'Ran'</script>", "script-src 'self'");
        var failure = await Assert.ThrowsAnyAsync<XunitException>(
            () => browser.VisitAsync(visit => visit.OpenAsync(Look.Desktop, site.Address)));

        const string Refused = "Content-Security-Policy: script-src-elem refused inline";
        Assert.Contains(Refused, failure.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_complaint_that_the_test_expects_is_none()
    {
        await using var site = await SiteAsync(Good + "<script>console.error('Lost a line')</script>");
        await browser.VisitAsync(
            async visit => (await visit.OpenAsync(Look.Phone, site.Address)).Expect("lost a line"));
    }

    [BrowserFact]
    public async Task A_page_that_a_screen_reader_cannot_name_fails_axe()
    {
        await using var site = await SiteAsync(Good + "<button></button>");
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Phone, site.Address);
            var failure = await Assert.ThrowsAnyAsync<XunitException>(face.CheckAxeAsync);
            Assert.Contains("button-name", failure.Message, StringComparison.Ordinal);
        });
    }

    [BrowserFact]
    public async Task A_page_wider_than_its_screen_does_not_fit()
    {
        await using var site = await SiteAsync(Good + "<p style='width: 500px'>Wide</p>");
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Phone, site.Address);
            await Assert.ThrowsAnyAsync<XunitException>(face.CheckFitsAsync);
        });
    }

    [BrowserFact]
    public async Task A_failed_visit_leaves_what_was_on_its_pages()
    {
        const string Test = nameof(A_failed_visit_leaves_what_was_on_its_pages);
        var folder = Path.Combine(Retail.Testing.Processes.Repository.Root, "artifacts", "failures", Test);
        await using var site = await SiteAsync(Good);
        await Assert.ThrowsAsync<InvalidOperationException>(() => browser.VisitAsync(
            async visit =>
            {
                await visit.OpenAsync(Look.Till, site.Address);
                throw new InvalidOperationException("The story ends badly.");
            },
            Test));

        var html = await File.ReadAllTextAsync(Path.Combine(folder, "1-till.html"));
        Assert.Contains("<h1>Good</h1>", html, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "1-till.png")));
        Assert.True(File.Exists(Path.Combine(folder, "1-till.log")));
    }

    [BrowserFact]
    public async Task Look_language_and_darkness_reach_the_page()
    {
        await using var site = await SiteAsync(Good);
        await browser.VisitAsync(async visit =>
        {
            var face = await visit.OpenAsync(Look.Phone.InSpanish.InTheDark, site.Address);
            Assert.Equal("es-ES", await face.Page.EvaluateAsync<string>("navigator.language"));
            Assert.True(await face.Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
            Assert.Equal(390, await face.Page.EvaluateAsync<int>("innerWidth"));
            var still = await visit.OpenAsync(Look.Desktop.WithoutJavaScript);
            await still.Page.SetContentAsync("<p>As sent</p><script>document.body.textContent = 'Ran'</script>");
            Assert.Equal("As sent", await still.Page.Locator("p").TextContentAsync());
        });
    }

    private static Task<StubServer> SiteAsync(string page, string? policy = null) => StubServer.StartAsync(routes =>
    {
        routes.MapGet("/favicon.ico", () => TypedResults.NoContent());
        routes.MapGet("/", (HttpResponse answer) =>
        {
            answer.Headers.ContentSecurityPolicy = policy ?? string.Empty;
            return TypedResults.Content(page, "text/html");
        });
    });
}
