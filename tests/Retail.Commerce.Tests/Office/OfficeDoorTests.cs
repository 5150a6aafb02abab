using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.BackOffice.LogIn;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Office;

/// <summary>Into the office and out.</summary>
[Trait("Database", "none")]
public sealed class OfficeDoorTests
{
    [Fact]
    public async Task A_page_leads_to_the_log_in_and_back_to_itself()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "merchandiser");
        using var browser = new OfficeClient(server);

        var asked = await browser.GetAsync("/office/prices?text=light%20holder&sku=1");
        var door = await browser.GetAsync(asked.Location!);
        var inside = await browser.PostAsync(
            "/office/log-in",
            ("return", door.Field("return")), ("user", " ana "), ("password", RunningServer.Password));

        Assert.Equal(HttpStatusCode.Found, asked.Status);
        Assert.Equal(HttpStatusCode.OK, door.Status);
        Assert.Equal("/office/prices?text=light%20holder&sku=1", inside.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(inside.Location!)).Status);
    }

    [Fact]
    public async Task The_cookie_is_for_the_offices_pages_only_and_no_script_reads_it()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "admin");
        using var browser = new OfficeClient(server);

        var answer = await browser.PostAsync(
            "/office/log-in", ("user", "ana"), ("password", RunningServer.Password));

        var cookie = answer.Headers["Set-Cookie"];
        Assert.Contains("path=/office", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_for_programs_is_not_reached_by_the_cookie_nor_the_office_by_a_token()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, "admin");
        using var bare = new HttpClient { BaseAddress = server.Address };
        bare.DefaultRequestHeaders.Add("Cookie", "retail-office=" + browser.Cookie);
        using var asToken = new HttpClient { BaseAddress = server.Address };
        asToken.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", browser.Cookie);
        var staff = await server.StaffAsync("admin");

        Assert.Equal(HttpStatusCode.Unauthorized, (await bare.GetAsync("/api/v1/staff/self")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await asToken.GetAsync("/api/v1/staff/self")).StatusCode);
        Assert.Equal(
            "/office/log-in", (await staff.GetAsync("/office/prices")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Theory]
    [InlineData("en", "The name or the password is wrong")]
    [InlineData("es", "El nombre o la contraseña no son correctos")]
    public async Task Whoever_guesses_learns_nothing_and_keeps_the_name(string language, string words)
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "merchandiser");
        using var browser = new OfficeClient(server, language);

        var wrong = await browser.PostAsync("/office/log-in", ("user", "ana"), ("password", "not her password"));
        var unknown = await browser.PostAsync("/office/log-in", ("user", "eva"), ("password", "not her password"));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Contains(words, wrong.Problem, StringComparison.Ordinal);
        Assert.Equal("ana", wrong.Field("user"));
        Assert.Equal(wrong.Html.Replace("ana", "eva", StringComparison.Ordinal), unknown.Html);
        Assert.False(wrong.Headers.ContainsKey("Set-Cookie"));
    }

    [Fact]
    public async Task The_page_and_the_interface_count_wrong_passwords_together()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "merchandiser");
        using var browser = new OfficeClient(server);
        for (var i = 0; i < 5; i++)
        {
            await browser.PostAsync("/office/log-in", ("user", "ana"), ("password", "not her password"));
        }

        var locked = await RunningServer.SendAsync(
            server.Http, HttpMethod.Post, "/api/v1/staff/sessions",
            new { user = "ana", password = RunningServer.Password });

        Assert.Equal("staff.wrong-credentials", locked.Code);
    }

    [Fact]
    public async Task Too_many_tries_have_to_wait_and_are_told_so_as_a_page()
    {
        await using var server = await RunningServer.StartAsync(["--Retail:Limits:log-in:PerCaller=2"]);
        using var browser = new OfficeClient(server, "es");
        OfficeClient.Page answer = null!;
        for (var i = 0; i < 3; i++)
        {
            answer = await browser.PostAsync("/office/log-in", ("user", "ana"), ("password", "not her password"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Contains("Demasiados intentos", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, "merchandiser");
        var stolen = browser.Cookie;

        var left = await browser.PostAsync("/office/log-out");
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = server.Address,
        };
        thief.DefaultRequestHeaders.Add("Cookie", "retail-office=" + stolen);

        Assert.Equal("/office/log-in", left.Location);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/office/prices")).Status);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/office/prices")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_a_shift()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, "merchandiser");

        server.Clock.Advance(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/office/prices")).Status);
    }

    [Fact]
    public async Task A_form_that_was_sent_after_the_session_ended_is_kept_and_sent_again()
    {
        await using var server = await RunningServer.StartAsync();
        await server.AddStaffAsync("ana", "merchandiser");
        using var browser = new OfficeClient(server);
        (string, string)[] typed = [("list", "base"), ("price", "12,50 \"£\" <b>"), ("price", "ñandú"), ("sku", "1")];

        var asked = await browser.PostAsync("/office/prices", typed);
        var wrong = await browser.PostAsync(
            "/office/log-in", ("return", asked.Field("return")), ("kept", asked.Field("kept")), ("user", "ana"),
            ("password", "mistyped"));
        var back = await browser.PostAsync(
            "/office/log-in", ("return", wrong.Field("return")), ("kept", wrong.Field("kept")), ("user", "ana"),
            ("password", RunningServer.Password));

        Assert.Equal(HttpStatusCode.Unauthorized, asked.Status);
        Assert.Contains("Your session ended while you were typing", asked.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Contains("action=\"/office/prices\"", back.Html, StringComparison.Ordinal);
        Assert.Equal("12,50 \"£\" <b>", back.Field("price"));
        Assert.Contains("ñandú", back.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningServer.Password, back.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_form_is_neither_taken_nor_kept()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, "admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/office/prices")
        {
            Content = new FormUrlEncodedContent([new("list", "base")]),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var stranger = new HttpClient { BaseAddress = server.Address };
        using var answer = await stranger.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("kept", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/office/promotions?code=a", "/office/promotions?code=a")]
    [InlineData("/office", "/office")]
    [InlineData(null, "/office")]
    [InlineData("", "/office")]
    [InlineData("https://evil.example/office/", "/office")]
    [InlineData("//evil.example/office/", "/office")]
    [InlineData("/\\evil.example", "/office")]
    [InlineData("/office/\\evil", "/office")]
    [InlineData("/office/a\r\nSet-Cookie: b", "/office")]
    [InlineData("/office/ñ", "/office")]
    [InlineData("/officefake", "/office")]
    [InlineData("/api/v1/staff", "/office")]
    [InlineData("/office/log-in?return=/office/log-in", "/office")]
    public void The_log_in_leads_to_the_office_and_nowhere_else(string? asked, string expected) =>
        Assert.Equal(expected, LogInEndpoints.ReturnTo(asked));

    [Theory]
    [InlineData("cashier", "/office/prices", "may not change prices")]
    [InlineData("manager", "/office/promotions", "may not change promotions")]
    [InlineData("agent", "/office/publish", "may not publish")]
    public async Task Who_may_not_enter_a_room_is_told_what_is_missing(string role, string path, string words)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = await OfficeClient.LogInAsync(server, role);

        var refused = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(words, refused.Problem, StringComparison.Ordinal);
        Assert.Contains("Log out", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_path_of_the_servers_own_is_open_to_plugins()
    {
        await using var server = await RunningServer.StartAsync();
        var own = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/').Split('/')[0])
            .Where(path => path.Length > 1 && !path.Contains('.', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

        Assert.Superset(own.ToHashSet(StringComparer.Ordinal), PluginHost.PluginManifest.HostPaths.ToHashSet());
    }
}
