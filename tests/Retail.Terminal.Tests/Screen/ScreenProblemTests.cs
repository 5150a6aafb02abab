using Retail.Terminal.Journal;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Screen;

/// <summary>What a person is told where there is no page, and in which language.</summary>
public sealed class ScreenProblemTests
{
    private const string Browser = "text/html,application/xhtml+xml,*/*;q=0.8";

    [Theory]
    [InlineData("es", "en", "lang=\"es\"")]
    [InlineData("en", "es", "lang=\"en\"")]
    [InlineData(null, "es", "lang=\"es\"")]
    public async Task The_setting_decides_the_language_of_every_page_before_the_browser_does(
        string? setting, string asked, string told)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server, language: setting);
        using var browser = new ScreenBrowser(till, asked);
        browser.Say("Accept", Browser);

        Assert.Contains(told, await browser.GetAsync(), StringComparison.Ordinal);
        Assert.Contains(told, await browser.GetAsync("/customer"), StringComparison.Ordinal);
        Assert.Contains(told, (await browser.LookAsync("/nowhere")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", Browser, "text/html", "There is no page at /nowhere.")]
    [InlineData("/nowhere", "*/*", "application/problem+json", "request.not-found")]
    [InlineData("/api/nowhere", Browser, "application/problem+json", "request.not-found")]
    public async Task An_unknown_address_is_a_page_to_a_browser_and_a_problem_to_a_program(
        string path, string accept, string type, string told)
    {
        await using var till = await TestTill.StartAsync();
        using var browser = new ScreenBrowser(till);
        browser.Say("Accept", accept);

        var answer = await browser.LookAsync(path);

        Assert.Equal((404, type), (answer.Status, answer.Type));
        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_asked_for_in_the_wrong_way_says_so_as_a_page()
    {
        await using var till = await TestTill.StartAsync();
        using var browser = new ScreenBrowser(till);
        browser.Say("Accept", Browser);

        var (status, type, text) = await browser.LookAsync("/scan");

        Assert.Equal((405, "text/html"), (status, type));
        Assert.Contains("The page /scan cannot be asked for in this way.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/api/state", "application/problem+json")]
    public async Task A_bug_is_told_by_its_reference_as_a_page_or_as_a_problem(string path, string type)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        browser.Say("Accept", Browser);
        till.Service<TillDatabase>().Dispose();

        var answer = await browser.LookAsync(path);

        Assert.Equal((500, type), (answer.Status, answer.Type));
        Assert.Contains("Reference: ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_too_large_to_be_read_is_told_as_a_page()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        browser.Say("Accept", Browser);

        var (status, _, page) = await browser.SendAsync("/scan", ("text", new string('x', TillHost.MaxBodyBytes)));

        Assert.Equal(413, status);
        Assert.Contains("too large, so nothing was changed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_that_the_disk_does_not_take_is_told_on_the_ticket_with_what_was_typed()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var browser = new ScreenBrowser(till);
        till.Service<TillDatabase>().Read(session => session.Execute("PRAGMA query_only = ON"));

        var (status, _, page) = await browser.SendAsync("/scan", ("text", TestShop.MugBarcode));
        till.Service<TillDatabase>().Read(session => session.Execute("PRAGMA query_only = OFF"));

        Assert.Equal(503, status);
        Assert.Contains("id=\"problem\"", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{TestShop.MugBarcode}\"", page, StringComparison.Ordinal);
    }
}
