using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Http;
using Retail.Testing;

namespace Retail.Commerce.Tests.Server;

[Trait("Kind", "Golden")]
[Trait("Database", "none")]
public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var server = await RunningServer.StartAsync();
        var endpoints = List(server);

        Assert.DoesNotContain(endpoints, line => line.EndsWith('?'));
        Golden.Check("http/endpoints.txt", string.Join('\n', endpoints) + "\n");
    }

    [Fact]
    public async Task An_endpoint_without_a_rule_is_found_and_closed()
    {
        await using var server = await RunningServer.StartAsync(
            extend: app => app.MapGet("/api/v1/forgotten", () => "secret"));
        var admin = await server.StaffAsync("admin");

        Assert.Contains(
            List(server), line => line.Contains("/forgotten", StringComparison.Ordinal) && line.EndsWith('?'));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("/api/v1/forgotten")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/api/v1/forgotten")).StatusCode);
    }

    private static string[] List(RunningServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .SelectMany(one => Methods(one).Select(method => (Route: RouteOf(one), method, Rule: RuleOf(one))))
            .OrderBy(line => line.Route, StringComparer.Ordinal).ThenBy(line => line.method, StringComparer.Ordinal)
            .Select(line => $"{line.method,-6} {line.Route,-55} {line.Rule}"),
    ];

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"];

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string RuleOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<AccessRule>() is [var rule] ? rule.Name : "?";
}
