using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Commerce.Http;
using Retail.Commerce.Tests.Merchandising;

namespace Retail.Commerce.Tests.Server;

public sealed class ProblemTests
{
    private const string LogIn = "/api/v1/staff/sessions";

    [Theory]
    [InlineData("{\"user\":\"ana\"", "", "it is no JSON")]
    [InlineData("ana", "", "it is no JSON")]
    [InlineData("{\"user\":7,\"password\":\"x\"}", "user", "user has not the form that is expected")]
    [InlineData("{\"user\":null,\"password\":\"x\"}", "user", "user has not the form that is expected")]
    [InlineData("{\"user\":\"ana\"}", "password", "password is missing")]
    [InlineData("{\"user\":\"ana\",\"password\":\"x\",\"admin\":true}", "admin", "admin is not known here")]
    [InlineData("{\"user\":\"ana\",\"user\":\"ben\",\"password\":\"x\"}", null, "a member is there twice")]
    [InlineData("", "", "the body is missing")]
    public async Task A_body_that_cannot_be_read_is_told_where(string body, string? member, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await Post(server.Http, LogIn, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("request.malformed", answer.Code);
        Assert.Contains(reason, answer.Body["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        if (member is { Length: > 0 })
        {
            Assert.Equal(member, answer.Body["arguments"]!["member"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_member_deep_inside_is_named_with_its_path()
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await Post(
            server.Http,
            "/api/v1/quotes",
            "{\"context\":{\"channel\":\"web\",\"currency\":\"GALLEONS\"},\"lines\":[],\"codes\":[]}");

        Assert.Equal("context.currency", answer.Body["arguments"]!["member"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_id_that_is_none_is_named()
    {
        await using var server = await RunningServer.StartAsync();
        var manager = await server.StaffAsync("manager");

        var answer = await RunningServer.SendAsync(manager, HttpMethod.Delete, "/api/v1/terminals/seven");

        Assert.Equal("request.malformed", answer.Code);
        Assert.Equal("terminal", answer.Body["arguments"]!["member"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_is_at_an_unknown_address()
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/api/v1/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("request.not-found", answer.Code);
        Assert.Equal("There is nothing at /api/v1/nowhere.", answer.Body["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.PutAsync(LogIn, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal("request.method-not-allowed", (await Answer.ReadAsync(response)).Code);
    }

    [Fact]
    public async Task A_wrong_media_type_is_told_the_right_one()
    {
        await using var server = await RunningServer.StartAsync();
        var merchandiser = await server.StaffAsync("merchandiser");

        var json = await Post(server.Http, LogIn, "user=ana", "application/x-www-form-urlencoded");
        var csv = await Post(merchandiser, "/api/v1/catalog/imports/catalog", "{}");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.Status);
        Assert.Equal("request.unsupported-media-type", json.Code);
        Assert.Equal("application/json", json.Body["arguments"]!["expected"]!.GetValue<string>());
        Assert.Equal("text/csv", csv.Body["arguments"]!["expected"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(LogIn, BodyLimits.Usual)]
    [InlineData("/api/v1/catalog/imports/catalog", BodyLimits.Import)]
    public async Task A_body_that_is_too_large_is_not_read(string path, int max)
    {
        await using var server = await RunningServer.StartAsync();
        var merchandiser = await server.StaffAsync("merchandiser");

        var answer = await Post(
            merchandiser,
            path,
            "{\"user\":\"" + new string('a', max) + "\"}",
            path == LogIn ? "application/json" : "text/csv");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("request.too-large", answer.Code);
        Assert.Equal(
            max.ToString(System.Globalization.CultureInfo.InvariantCulture),
            answer.Body["arguments"]!["max"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_bug_leaves_the_house_as_a_reference_only()
    {
        var log = new KeptLog();
        await using var server = await RunningServer.StartAsync(
            adapt: builder => builder.Logging.AddProvider(log),
            extend: app => app
                .MapGet("/api/v1/bug", string () => throw new InvalidOperationException("the secret cause"))
                .Allow(AccessRule.Anyone));

        var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/api/v1/bug");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("request.failed", answer.Code);
        Assert.DoesNotContain("secret", answer.Body.ToJsonString(), StringComparison.Ordinal);
        var reference = answer.Body["arguments"]!["reference"]!.GetValue<string>();
        Assert.Contains(log.Entries, entry =>
            entry.Contains(reference, StringComparison.Ordinal) &&
            entry.Contains("the secret cause", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("es", "No hay nada en /nada.")]
    [InlineData("es-MX,es;q=0.9,en;q=0.5", "No hay nada en /nada.")]
    [InlineData("fr, en;q=0.3", "There is nothing at /nada.")]
    public async Task Problems_speak_the_readers_language(string accept, string sentence)
    {
        await using var server = await RunningServer.StartAsync();
        server.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accept);

        var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/nada");

        Assert.Equal(sentence, answer.Body["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task Credentials_that_do_not_hold_are_refused_at_open_doors_too()
    {
        await using var server = await RunningServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("Cart-Token", "too-short");

        var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/health");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("request.bad-cart-token", answer.Code);
    }

    [Fact]
    public async Task Answers_tell_browsers_to_guess_keep_and_run_nothing()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Http.GetAsync("/health");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.StartsWith(
            "default-src 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up()
    {
        await using var server = await RunningServer.StartAsync(extend: app => app
            .MapGet("/api/v1/slow", async (CancellationToken token) => await Task.Delay(TimeSpan.FromMinutes(1), token))
            .Allow(AccessRule.Anyone)
            .WithRequestTimeout(TimeSpan.FromMilliseconds(50)));

        var answer = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/api/v1/slow");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.Status);
        Assert.Equal("request.timed-out", answer.Code);
    }

    [Fact]
    public async Task Keys_that_a_language_takes_for_one_are_two()
    {
        await using var server = await RunningServer.StartAsync();

        // To every language but the computer's, a soft hyphen is nothing.
        const string body = """
            {"context":{"channel":"app","currency":"EUR","instant":"2026-11-21T10:00:00Z",
                        "customer":{"firstOrder":false,"usesLeft":{"a":1,"a\u00AD":2}}},
             "lines":[],"codes":[]}
            """;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/api/v1/quotes", content);

        Assert.True((int)response.StatusCode is 422 or 503, await response.Content.ReadAsStringAsync());
    }

    private static async Task<Answer> Post(HttpClient http, string path, string body, string type = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // A client that is about to send much asks first, and so reads the refusal instead of a cut connection.
        request.Headers.ExpectContinue = body.Length > BodyLimits.Usual;
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
