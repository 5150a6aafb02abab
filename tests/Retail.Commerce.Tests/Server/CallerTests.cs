using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Retail.Commerce.Http;

namespace Retail.Commerce.Tests.Server;

/// <summary>Who asks: by the address that reaches the server, or that a known proxy tells of.</summary>
public sealed class CallerTests
{
    private const string OnePerMinute = "--Retail:Limits:log-in:PerCaller=1";
    private const string ThisMachine = "--Retail:Proxies=127.0.0.1, ::1";

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData("192.0.2.1", "192.0.2.2", HttpStatusCode.Unauthorized)]
    public async Task Whoever_has_a_network_of_addresses_tries_log_ins_as_one(
        string one, string other, HttpStatusCode second)
    {
        await using var server = await RunningServer.StartAsync([OnePerMinute, ThisMachine]);

        Assert.Equal(HttpStatusCode.Unauthorized, await LogInAsync(server, one));
        Assert.Equal(second, await LogInAsync(server, other));
    }

    [Fact]
    public async Task A_proxy_that_was_not_named_is_not_believed()
    {
        await using var server = await RunningServer.StartAsync([OnePerMinute]);
        await using var behindAnother = await RunningServer.StartAsync([OnePerMinute, "--Retail:Proxies=192.0.2.0/24"]);
        foreach (var asked in (RunningServer[])[server, behindAnother])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await LogInAsync(asked, "203.0.113.1"));
            Assert.Equal(HttpStatusCode.TooManyRequests, await LogInAsync(asked, "203.0.113.2"));
        }
    }

    [Fact]
    public async Task A_known_proxy_tells_the_scheme_and_what_a_customer_wrote_before_it_counts_no_more()
    {
        await using var server = await RunningServer.StartAsync([ThisMachine], extend: app =>
            app.MapGet("/seen", (HttpContext http) => $"{http.Request.Scheme} {http.Connection.RemoteIpAddress}")
                .Allow(AccessRule.Anyone));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/seen");
        request.Headers.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.1");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var response = await server.Http.SendAsync(request);

        Assert.Equal("https 203.0.113.1", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_a_request_that_names_its_caller_is_looked_at_for_one()
    {
        // ASP.NET Core puts authentication in front of everything by itself, unless a switch of its own is set.
        await using var server = await RunningServer.StartAsync(extend: app =>
            app.MapGet("/seen", (HttpContext http) => $"{http.Features.Get<IAuthenticationFeature>() is not null}")
                .Allow(AccessRule.Anyone));

        Assert.Equal("False", await server.Http.GetStringAsync("/seen"));
        Assert.Equal("True", await (await server.StaffAsync("admin")).GetStringAsync("/seen"));
    }

    private static async Task<HttpStatusCode> LogInAsync(RunningServer server, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/staff/sessions");
        request.Headers.Add("X-Forwarded-For", from);
        request.Content = JsonContent.Create(new { user = "nobody", password = "not a password" });
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
