using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Terminals;

public sealed class ProofTests
{
    private const string Self = "/api/v1/terminals/self";

    [Fact]
    public async Task A_till_is_known_by_its_signature()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();

        Assert.Equal(HttpStatusCode.OK, (await Send(server, Proof(till, server.Clock.GetUtcNow()))).Status);
    }

    [Fact]
    public async Task Another_key_proves_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var refused = await Send(server, TerminalProof.Create(till.Id, other, "GET", Self, server.Clock.GetUtcNow()));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal("terminal.bad-proof", refused.Code);
    }

    [Fact]
    public async Task A_proof_for_one_request_is_none_for_another()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var now = server.Clock.GetUtcNow();

        Assert.Equal(
            "terminal.bad-proof", (await Send(server, Proof(till, now), "/api/v1/publications?scope=all")).Code);
        Assert.Equal("terminal.bad-proof", (await Send(server, Proof(till, now), Self + "?x=1")).Code);
        Assert.Equal(
            "terminal.bad-proof",
            (await Send(server, TerminalProof.Create(till.Id, till.Key, "POST", Self, now))).Code);
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task A_till_whose_clock_is_wrong_is_told_the_time(int minutes)
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();

        var refused = await Send(server, Proof(till, server.Clock.GetUtcNow().AddMinutes(minutes)));

        Assert.Equal("terminal.clock-skew", refused.Code);
        var serverTime = DateTimeOffset.Parse(
            refused.Body["arguments"]!["serverTime"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Assert.True((server.Clock.GetUtcNow() - serverTime).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_proof_wears_out()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var proof = Proof(till, server.Clock.GetUtcNow());

        server.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("terminal.clock-skew", (await Send(server, proof)).Code);
    }

    [Fact]
    public async Task A_till_with_a_wrong_clock_is_not_served_as_a_stranger()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();

        var refused = await Send(
            server, TerminalProof.Create(
                till.Id, till.Key, "GET", "/health", server.Clock.GetUtcNow().AddHours(1)), "/health");

        Assert.Equal("terminal.clock-skew", refused.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0199a2b8-0000-7000-8000-000000000000.1.AA")]
    public async Task Scribble_is_no_proof(string proof)
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal("terminal.bad-proof", (await Send(server, proof)).Code);
    }

    [Fact]
    public async Task A_blocked_till_is_out_at_once()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var manager = await server.StaffAsync("manager");
        await RunningServer.GetAsync(till.Http, Self);

        await RunningServer.SendAsync(manager, HttpMethod.Delete, $"/api/v1/terminals/{till.Id}");

        Assert.Equal("terminal.blocked", (await RunningServer.SendAsync(till.Http, HttpMethod.Get, Self)).Code);
    }

    private static string Proof(EnrolledTill till, DateTimeOffset at) =>
        TerminalProof.Create(till.Id, till.Key, "GET", Self, at);

    private static async Task<Answer> Send(RunningServer server, string proof, string path = Self)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue(TerminalProof.Scheme, proof);
        using var response = await server.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
