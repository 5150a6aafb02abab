using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Retail.Commerce.Http;
using Retail.Commerce.Tests.Office;
using Retail.Faces;

namespace Retail.Commerce.Tests.Server;

/// <summary>What people are told when something fails, and what browsers are told with every answer.</summary>
[Trait("Database", "none")]
public sealed class PageTests
{
    [Theory]
    [InlineData("en", "There is no page at /nowhere/at-all.")]
    [InlineData("es", "No hay ninguna página en /nowhere/at-all.")]
    public async Task An_unknown_path_is_a_page_in_the_readers_language(string language, string words)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new OfficeClient(server, language);

        var answer = await browser.GetAsync("/nowhere/at-all");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(words, answer.Problem, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\"", answer.Html, StringComparison.Ordinal);
        IsProtected(answer);
    }

    [Fact]
    public async Task A_path_that_says_something_is_shown_and_not_run()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new OfficeClient(server);

        var answer = await browser.GetAsync("/%3Cscript%3Ealert(1)%3C/script%3E");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("<script>alert", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_answers_programs_whatever_they_say_they_read()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new OfficeClient(server);

        var unknown = await browser.GetAsync("/api/v1/nowhere");
        var closed = await browser.GetAsync("/api/v1/staff/self");

        Assert.Equal("application/problem+json", unknown.Headers["Content-Type"]);
        Assert.Equal("application/problem+json", closed.Headers["Content-Type"]);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (unknown.Status, closed.Status));
    }

    [Theory]
    [InlineData("DELETE", "/office/prices", HttpStatusCode.MethodNotAllowed, "cannot be asked for in this way")]
    [InlineData("POST", "/test/fails", HttpStatusCode.InternalServerError, "broke on our side")]
    [InlineData("GET", "/test/slow", HttpStatusCode.GatewayTimeout, "took too long")]
    [InlineData("GET", "/test/gone", HttpStatusCode.ServiceUnavailable, "broke on our side")]
    public async Task What_fails_on_a_page_is_told_as_a_page(
        string method, string path, HttpStatusCode status, string words)
    {
        await using var server = await WithFailingPagesAsync();
        using var browser = new OfficeClient(server);

        var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", answer.Html, StringComparison.Ordinal);
        IsProtected(answer);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_told_in_words()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, "merchandiser", "es");

        var noForm = await browser.SendAsync(Post(new StringContent("{}", Encoding.UTF8, "application/json")));
        var broken = await browser.SendAsync(Post(new StringContent("x", Encoding.UTF8, "multipart/form-data")));
        var tooMany = await browser.SendAsync(Post(new FormUrlEncodedContent(
            Enumerable.Range(0, 2_000).Select(i => new KeyValuePair<string, string>($"field-{i}", "x")))));
        var tooLarge = await browser.SendAsync(Post(new ByteArrayContent(new byte[BodyLimits.Usual + 1])
        {
            Headers = { ContentType = new("application/x-www-form-urlencoded") },
        }));

        Assert.All([noForm, broken, tooMany], answer =>
            Assert.Contains("No se ha podido leer el formulario", answer.Problem, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.Status);
        Assert.Contains("es demasiado grande", tooLarge.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_without_a_limit_of_their_own_have_one()
    {
        await using var server = await RunningServer.StartAsync(["--Retail:Limits:forms:PerCaller=2"]);
        using var browser = new OfficeClient(server);

        await browser.PostAsync("/office/log-out");
        await browser.PostAsync("/office/log-out");
        var third = await browser.PostAsync("/office/log-out");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Equal("60", third.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/office/log-in")).Status);
    }

    [Fact]
    public async Task A_stranger_opens_so_many_carts_in_a_minute()
    {
        await using var server = await RunningServer.StartAsync(["--Retail:Limits:carts:PerCaller=2"]);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Post, "/api/v1/carts", new { });
            statuses.Add(answer.Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, statuses[1]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[2]);
    }

    [Theory]
    [InlineData("/office/log-in", "no-store")]
    [InlineData("/look/retail.css", "no-cache")]
    [InlineData("/office-files/office.css", "no-cache")]
    public async Task Every_page_and_file_says_what_may_be_done_with_it(string path, string kept)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new OfficeClient(server);

        var answer = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(kept, answer.Headers["Cache-Control"]);
        IsProtected(answer);
        Assert.False(answer.Headers.ContainsKey("Server"));
    }

    [Fact]
    public async Task Answers_for_programs_are_not_kept_and_run_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = new OfficeClient(server);

        var answer = await browser.GetAsync("/health");

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers["Content-Security-Policy"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
    }

    private static HttpRequestMessage Post(HttpContent content) =>
        new(HttpMethod.Post, "/office/prices") { Content = content };

    private static Task<RunningServer> WithFailingPagesAsync() => RunningServer.StartAsync(extend: app =>
    {
        app.MapPost("/test/fails", Task (HttpContext _) => throw new InvalidOperationException("Secret"))
            .Allow(AccessRule.Anyone).WithMetadata(PageMark.Instance);
        app.MapGet("/test/slow", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted))
            .Allow(AccessRule.Anyone).WithMetadata(PageMark.Instance)
            .WithRequestTimeout(new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromMilliseconds(50),
                TimeoutStatusCode = 504,
                WriteTimeoutResponse = Retail.Server.Edge.StatusProblems.WriteAsync,
            });
        app.MapGet("/test/gone", () => TypedResults.StatusCode(503))
            .Allow(AccessRule.Anyone).WithMetadata(PageMark.Instance);
    });

    private static void IsProtected(OfficeClient.Page answer)
    {
        Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Contains("microphone=()", answer.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
    }
}
