using System.Net;
using Microsoft.AspNetCore.Http;
using Retail.Faces;

namespace Retail.Tests.Faces;

/// <summary>Which requests may change something (ADR 0010).</summary>
[Trait("Database", "none")]
public sealed class FormGuardTests
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "http://till.local:5080", true)]
    [InlineData("cross-site", null, false)]
    [InlineData("cross-site", "http://till.local:5080", false)]
    [InlineData("same-site", "http://till.local:5080", false)]
    [InlineData("none", null, false)]
    [InlineData("", "http://till.local:5080", false)]
    [InlineData("Same-Origin", null, false)]
    public void What_the_browser_says_of_the_site_decides(string site, string? origin, bool allowed) =>
        Assert.Equal(allowed, FormGuard.Allows(Request("POST", site, origin)));

    [Theory]
    [InlineData("http://till.local:5080", true)]
    [InlineData("HTTP://TILL.LOCAL:5080", true)]
    [InlineData("http://till.local", false)]
    [InlineData("http://till.local:5081", false)]
    [InlineData("https://till.local:5080", false)]
    [InlineData("http://shop.till.local:5080", false)]
    [InlineData("http://till.local:5080.evil.example", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Where_no_site_is_said_the_origin_must_be_this_very_address(string? origin, bool allowed) =>
        Assert.Equal(allowed, FormGuard.Allows(Request("POST", null, origin)));

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("post")]
    public void Every_method_that_may_change_something_is_guarded(string method) =>
        Assert.False(FormGuard.Allows(Request(method, "cross-site", null)));

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void Whoever_links_here_may_be_followed(string method) =>
        Assert.True(FormGuard.Allows(Request(method, "cross-site", "http://evil.example")));

    [Fact]
    public void Two_sites_or_two_origins_are_none()
    {
        var twice = Request("POST", "same-origin", null);
        twice.Headers.Append("Sec-Fetch-Site", "same-origin");
        var origins = Request("POST", null, "http://till.local:5080");
        origins.Headers.Append("Origin", "http://till.local:5080");

        Assert.False(FormGuard.Allows(twice));
        Assert.False(FormGuard.Allows(origins));
    }

    [Fact]
    public async Task A_foreign_form_changes_nothing_and_is_told_so_as_a_page()
    {
        await using var site = await PageSite.StartAsync();

        var foreign = await site.SendAsync(HttpMethod.Post, "/page", ("Sec-Fetch-Site", "cross-site"));
        var own = await site.SendAsync(HttpMethod.Post, "/page", ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Contains("Este formulario no se ha enviado", foreign.Body, StringComparison.Ordinal);
        Assert.Contains("lang=\"es\"", foreign.Body, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", foreign.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "1"), (own.Status, own.Body));
    }

    [Fact]
    public async Task What_is_no_page_is_left_to_its_own_guard()
    {
        await using var site = await PageSite.StartAsync();

        var answer = await site.SendAsync(HttpMethod.Post, "/interface", ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Content-Security-Policy"));
    }

    private static HttpRequest Request(string method, string? site, string? origin)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "http", new HostString("till.local:5080"));
        if (site is not null)
        {
            request.Headers["Sec-Fetch-Site"] = site;
        }

        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        return request;
    }
}
