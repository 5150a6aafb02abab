using System.Net;
using System.Text;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Api;

public sealed class LocalApiTests
{
    [Theory]
    [InlineData("Host", "evil.example", "till.foreign-host")]
    [InlineData("Origin", "https://evil.example", "till.foreign-origin")]
    [InlineData("Origin", "null", "till.foreign-origin")]
    public async Task Another_site_cannot_use_the_till(string header, string value, string code)
    {
        await using var till = await TestTill.StartAsync();
        till.Http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var refused = await till.RefusedAsync(till.SendAsync(HttpMethod.Get, "state"));

        Assert.Equal((403, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task The_tills_own_screen_may_use_it()
    {
        await using var till = await TestTill.StartAsync();
        till.Http.DefaultRequestHeaders.Add("Origin", till.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));

        using var answer = await till.SendAsync(HttpMethod.Get, "state");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("es-ES,es;q=0.9", "La caja no está dada de alta. Pedir un código de alta a un encargado.")]
    [InlineData("en-GB", "The till is not enrolled. Ask a manager for an enrolment code.")]
    public async Task Sentences_are_in_the_callers_language(string language, string sentence)
    {
        await using var till = await TestTill.StartAsync();
        till.Http.DefaultRequestHeaders.Add("Accept-Language", language);

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(TestShop.Mug, null)));

        Assert.Equal((409, "till.not-enrolled", sentence), refused);
    }

    [Theory]
    [InlineData("{\"sku\":1}", "request.malformed")]
    [InlineData("{\"sku\":\"MUG\",\"quantity\":1,\"price\":\"0.01\"}", "request.malformed")]
    [InlineData("{", "request.malformed")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string code)
    {
        await using var till = await TestTill.StartAsync();

        var refused = await till.RefusedAsync(
            till.Http.PostAsync(
                new Uri("sale/lines", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json")));

        Assert.Equal((400, code), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("GET", "nothing-here", 404, "request.not-found")]
    [InlineData("PUT", "state", 405, "request.method-not-allowed")]
    public async Task A_wrong_address_is_told(string method, string path, int status, string code)
    {
        await using var till = await TestTill.StartAsync();

        var refused = await till.RefusedAsync(till.SendAsync(new HttpMethod(method), path));

        Assert.Equal((status, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var till = await TestTill.StartAsync();

        var refused = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "sale/lines", new AddToSale(new string('x', TillHost.MaxBodyBytes), null)));

        Assert.Equal((413, "request.too-large"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Enrolling_is_safe_to_repeat_and_happens_at_one_server_only()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.StartAgainAsync();

        using var again = await till.SendAsync(
            HttpMethod.Post, "enrolment", new EnrolmentRequest(server.Http.Address, StubShopServer.EnrolmentCode));
        var elsewhere = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "enrolment", new EnrolmentRequest(new Uri("http://127.0.0.1:1"), "ANY")));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("till.already-enrolled", elsewhere.Code);
    }

    [Fact]
    public async Task A_wrong_code_and_a_server_that_is_not_there_are_told()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync();

        var wrong = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "enrolment", new EnrolmentRequest(server.Http.Address, "WRONG-CODES")));
        server.Http.Away = true;
        var away = await till.RefusedAsync(
            till.SendAsync(
                HttpMethod.Post, "enrolment", new EnrolmentRequest(server.Http.Address, StubShopServer.EnrolmentCode)));
        var nowhere = await till.RefusedAsync(
            till.SendAsync(HttpMethod.Post, "enrolment", new EnrolmentRequest(null, "ANY")));

        Assert.Equal(
            ("terminal.bad-code", "server.unreachable", "till.bad-server-address"),
            (wrong.Code, away.Code, nowhere.Code));
    }

    [Fact]
    public async Task A_door_code_is_asked_for_in_the_tills_name()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var unknown = await till.RefusedAsync(till.SendAsync(HttpMethod.Get, "door-codes/123456"));

        Assert.Equal((404, "order.unknown-door-code"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task The_key_is_readable_by_its_owner_only()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);

        var mode = OperatingSystem.IsWindows()
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite
            : File.GetUnixFileMode(Path.Combine(till.DataDirectory, "till-key.pem"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }
}
