using System.Net;
using Retail.Faces;

namespace Retail.Tests.Faces;

/// <summary>How the look is served, and what every page and file is told.</summary>
[Trait("Database", "none")]
public sealed class LookFilesTests
{
    [Fact]
    public async Task A_sheet_that_is_kept_in_parts_is_served_as_one_in_their_order()
    {
        await using var site = await PageSite.StartAsync();

        var sheet = (await site.SendAsync(HttpMethod.Get, LookFiles.AddressOf("retail.css"))).Body;

        Assert.InRange(
            sheet.IndexOf("tokens first", StringComparison.Ordinal), 0,
            sheet.IndexOf("/* Controls. */", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("retail.css", "text/css")]
    [InlineData("live.js", "text/javascript")]
    [InlineData("icons.svg", "image/svg+xml")]
    public async Task A_file_is_kept_for_good_under_the_address_of_its_content(string name, string type)
    {
        await using var site = await PageSite.StartAsync();

        var answer = await site.SendAsync(HttpMethod.Get, LookFiles.AddressOf(name));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.Headers["Content-Type"]);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers["Cache-Control"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.NotEmpty(answer.Body);
    }

    [Theory]
    [InlineData("/look/retail.css")]
    [InlineData("/look/retail.css?v=000000000000")]
    public async Task Under_any_other_address_it_is_asked_for_again(string address)
    {
        await using var site = await PageSite.StartAsync();

        var answer = await site.SendAsync(HttpMethod.Get, address);
        var again = await site.SendAsync(HttpMethod.Get, address, ("If-None-Match", answer.Headers["ETag"]));

        Assert.Equal("no-cache", answer.Headers["Cache-Control"]);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Theory]
    [InlineData("/look/nothing.css")]
    [InlineData("/look/")]
    [InlineData("/look/..%2fretail.css")]
    [InlineData("/look/%2e%2e/Retail.Faces.dll")]
    [InlineData("/look/Retail.css")]
    [InlineData("/look/1-base.css")]
    [InlineData("/look/retail/1-base.css")]
    public async Task Nothing_else_is_there(string address)
    {
        await using var site = await PageSite.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.SendAsync(HttpMethod.Get, address)).Status);
    }

    [Fact]
    public async Task A_file_can_be_asked_about_and_not_changed()
    {
        await using var site = await PageSite.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(HttpMethod.Head, "/look/retail.css")).Status);
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed, (await site.SendAsync(HttpMethod.Put, "/look/retail.css")).Status);
    }

    [Fact]
    public void A_file_that_is_not_there_has_no_address() =>
        Assert.Throws<KeyNotFoundException>(() => LookFiles.AddressOf("nothing.css"));

    [Fact]
    public async Task A_page_runs_nothing_inline_is_in_nobodys_frame_and_is_not_kept()
    {
        await using var site = await PageSite.StartAsync();

        var page = await site.SendAsync(HttpMethod.Get, "/page");

        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("Accept-Language", page.Headers["Vary"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Contains("geolocation=()", page.Headers["Permissions-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_says_how_long_it_may_be_kept_keeps_its_word()
    {
        await using var site = await PageSite.StartAsync();

        Assert.Equal(
            "public, max-age=60", (await site.SendAsync(HttpMethod.Get, "/kept")).Headers["Cache-Control"]);
    }
}
