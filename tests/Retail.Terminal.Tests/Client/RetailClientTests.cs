using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Client;
using Retail.Testing;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests.Client;

public sealed class RetailClientTests
{
    private const string Problem = "application/problem+json";

    private static readonly CommandStamp Stamp = new("operation-1", 3);

    [Fact]
    public async Task A_problem_is_the_refusal_that_it_was()
    {
        await using var server = await StubServer.StartAsync(routes => routes.MapGet("/{**path}", Refuse));
        using var client = Client(server.Address);

        var refusal = (await client.Catalog.FindAsync("NO/SKU ñ", new CatalogView("web", null), default)).Refusal!;

        Assert.Equal((RefusalKind.NotFound, "catalog.unknown-sku", "/api/v1/catalog/variants/NO%2FSKU%20%C3%B1?channel=web"),
            (refusal.Kind, refusal.Code, refusal.Arguments["sku"]));

        static Task Refuse(HttpContext http)
        {
            http.Response.StatusCode = 404;
            var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            return http.Response.WriteAsJsonAsync(
                new { code = "catalog.unknown-sku", arguments = new { sku = target } }, options: null, Problem);
        }
    }

    [Fact]
    public async Task A_stamped_command_carries_its_headers_and_is_repeated_when_its_answer_is_lost()
    {
        var seen = new List<string>();
        await using var server = await StubServer.StartAsync(routes => routes.MapDelete("/api/v1/carts/{id}", http =>
        {
            var headers = http.Request.Headers;
            seen.Add(
                $"{headers["Idempotency-Key"]} {headers.IfMatch} {headers["Cart-Token"]} {headers.AcceptLanguage}");
            http.Response.StatusCode = 409;
            return http.Response.WriteAsJsonAsync(new { code = "cart.not-open" }, options: null, Problem);
        }));
        using var client = Client(server.Address);
        server.LoseAnswers(1);

        var refused = await client.Carts.AbandonAsync(
            CartKey.By(CartId.New(TimeProvider.System), "secret"), Stamp, default);

        Assert.Equal("cart.not-open", refused.Refusal!.Code);
        Assert.Equal(["operation-1 \"v3\" secret es", "operation-1 \"v3\" secret es"], seen);
    }

    [Fact]
    public async Task A_refusal_with_a_code_is_not_repeated_but_an_overloaded_server_is_asked_again()
    {
        var coded = 0;
        var bare = 0;
        await using var server = await StubServer.StartAsync(routes =>
        {
            routes.MapGet("/api/v1/catalog/categories", http =>
            {
                bare++;
                http.Response.StatusCode = 503;
                return Task.CompletedTask;
            });
            routes.MapGet("/api/v1/publications/{number}", http =>
            {
                coded++;
                http.Response.StatusCode = 503;
                return http.Response.WriteAsJsonAsync(new { code = "publication.not-ready" }, options: null, Problem);
            });
        });
        using var client = Client(server.Address);

        var overloaded = await client.Catalog.CategoriesAsync(default);
        var refused = await client.Publications.GetAsync(1, default);

        Assert.Equal(("server.unexpected-answer", 3), (overloaded.Refusal!.Code, bare));
        Assert.Equal(("publication.not-ready", 1), (refused.Refusal!.Code, coded));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        using var client = Client(
            new Uri($"http://127.0.0.1:{FreePort.Take().ToString(CultureInfo.InvariantCulture)}"));

        var refusal = (await client.Catalog.CategoriesAsync(default)).Refusal!;

        Assert.Equal((RefusalKind.Unavailable, "server.unreachable"), (refusal.Kind, refusal.Code));
        Assert.Contains("no responde", refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_unreachable_after_the_limit()
    {
        await using var server = await StubServer.StartAsync(routes => routes.MapGet(
            "/{**path}", async http => await Task.Delay(Timeout.Infinite, http.RequestAborted)));
        using var client = Client(server.Address);

        Assert.Equal("server.unreachable", (await client.Catalog.CategoriesAsync(default)).Refusal!.Code);
    }

    [Theory]
    [InlineData("<html>", 200)]
    [InlineData("<html>", 502)]
    [InlineData("null", 200)]
    [InlineData("{}", 418)]
    public async Task An_answer_that_nobody_of_ours_wrote_is_told_as_such(string body, int status)
    {
        await using var server = await StubServer.StartAsync(routes => routes.MapGet("/{**path}", http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        }));
        using var client = Client(server.Address);

        var refusal = (await client.Catalog.CategoriesAsync(default)).Refusal!;

        Assert.Equal("server.unexpected-answer", refusal.Code);
        Assert.Equal(((HttpStatusCode)status).ToString("D"), refusal.Arguments["status"]);
    }

    private static RetailClient Client(Uri server) => new(
        new RetailClientOptions(server, CultureInfo.GetCultureInfo("es"), TimeProvider.System)
        {
            TryLimit = TimeSpan.FromMilliseconds(400),
        });
}
