using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;
using Retail.Commerce.Terminals;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Server;
using Retail.Server.Jobs;

namespace Retail.Commerce.Tests.Terminals;

public sealed class EnrolmentTests
{
    private const string Path = "/api/v1/terminals/enrolments";

    [Fact]
    public async Task A_till_learns_its_place_once_it_is_enrolled()
    {
        await using var server = await RunningServer.StartAsync();

        var till = await server.EnrolAsync("centro");
        var self = await RunningServer.SendAsync(till.Http, HttpMethod.Get, "/api/v1/terminals/self");

        Assert.Equal(till.Enrolment, self.Read<Enrolment>());
        Assert.Equal("Tienda Centro", till.Enrolment.StoreName);
        Assert.Equal("Europe/Madrid", till.Enrolment.TimeZone);
        Assert.Equal(24 * 60 * 60, till.Enrolment.GuaranteeSeconds);
        Assert.Equal(server.Address, till.Enrolment.PublicAddress);
        Assert.Equal(
            Base64Url.EncodeToString(
                server.Services.GetRequiredService<PublicationSigner>().Key.ExportSubjectPublicKeyInfo()),
            till.Enrolment.PublicationKey);
    }

    [Fact]
    public async Task Every_till_has_a_receipt_series_of_its_own()
    {
        await using var server = await RunningServer.StartAsync();

        var first = await server.EnrolAsync("centro");
        var second = await server.EnrolAsync("centro");
        var elsewhere = await server.EnrolAsync("norte");

        Assert.Equal(
            ["CENTRO-1", "CENTRO-2", "NORTE-1"],
            new[] { first, second, elsewhere }.Select(till => till.Enrolment.ReceiptSeries));
    }

    [Fact]
    public async Task A_till_that_lost_the_answer_gets_it_again_even_after_the_code_has_expired()
    {
        await using var server = await RunningServer.StartAsync();
        var (code, key, id) = await PrepareAsync(server);
        var first = await Enrol(server, id, code, key);

        server.Clock.Advance(TimeSpan.FromHours(2));
        await CleanAsync(server);
        var again = await Enrol(server, id, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), key);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Read<Enrolment>(), again.Read<Enrolment>());
    }

    [Fact]
    public async Task A_used_code_enrols_nobody_else()
    {
        await using var server = await RunningServer.StartAsync();
        var (code, key, id) = await PrepareAsync(server);
        await Enrol(server, id, code, key);
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal("terminal.bad-code", (await Enrol(server, TerminalId.New(server.Clock), code, otherKey)).Code);
        Assert.Equal("terminal.bad-code", (await Enrol(server, id, code, otherKey)).Code);
    }

    [Fact]
    public async Task A_code_is_good_for_an_hour()
    {
        await using var server = await RunningServer.StartAsync();
        var (code, key, id) = await PrepareAsync(server);

        server.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal("terminal.bad-code", (await Enrol(server, id, code, key)).Code);
    }

    [Fact]
    public async Task A_code_that_nobody_issued_enrols_nobody()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, key, id) = await PrepareAsync(server);

        Assert.Equal("terminal.bad-code", (await Enrol(server, id, "AAAAA-AAAAA", key)).Code);
        Assert.Equal("terminal.bad-code", (await Enrol(server, id, new string('A', 1000), key)).Code);
    }

    [Fact]
    public async Task Only_a_P256_key_is_taken()
    {
        await using var server = await RunningServer.StartAsync();
        var (code, _, id) = await PrepareAsync(server);
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        var answers = new List<Answer> { await Enrol(server, id, code, larger) };
        foreach (var scribble in new[] { "", "AAAA", "é" })
        {
            var command = new EnrolTerminal(id, code, scribble);
            answers.Add(await RunningServer.SendAsync(server.Http, HttpMethod.Post, Path, command));
        }

        Assert.All(answers, answer => Assert.Equal("terminal.bad-key", answer.Code));
    }

    [Fact]
    public async Task The_code_itself_is_nowhere_in_the_database()
    {
        await using var server = await RunningServer.StartAsync();
        var (code, _, _) = await PrepareAsync(server);
        await using var scope = server.Services.CreateAsyncScope();

        var row = await scope.ServiceProvider.GetRequiredService<RetailDbContext>()
            .Set<EnrolmentCodeRow>()
            .SingleAsync();

        Assert.Matches("^[0-9a-f]{64}$", row.CodeHash);
        Assert.DoesNotContain(code, row.CodeHash + row.Name + row.Store, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Managers_see_when_a_till_called_and_which_publication_it_is_on()
    {
        await using var server = await RunningServer.StartAsync();
        var till = await server.EnrolAsync();
        var manager = await server.StaffAsync("manager");
        till.Http.DefaultRequestHeaders.Add("Retail-Publication", "7");

        await RunningServer.GetAsync(till.Http, "/api/v1/terminals/self");
        await CleanAsync(server);
        var seen = (await RunningServer.GetAsync(manager, "/api/v1/terminals"))[0]!;

        Assert.Equal(7, seen["publication"]!.GetValue<int>());
        Assert.NotNull(seen["lastSeenAt"]);
    }

    [Fact]
    public async Task Housekeeping_throws_away_codes_that_have_expired()
    {
        await using var server = await RunningServer.StartAsync();
        await PrepareAsync(server);
        server.Clock.Advance(TimeSpan.FromMinutes(61));

        await CleanAsync(server);

        await using var scope = server.Services.CreateAsyncScope();
        Assert.False(
            await scope.ServiceProvider.GetRequiredService<RetailDbContext>().Set<EnrolmentCodeRow>().AnyAsync());
    }

    [Fact]
    public async Task An_enrolled_till_with_the_code_of_another_is_refused()
    {
        await using var server = await RunningServer.StartAsync();
        var (used, key, id) = await PrepareAsync(server);
        await Enrol(server, id, used, key);
        var (code, otherKey, other) = await PrepareAsync(server);
        await Enrol(server, other, code, otherKey);

        var answer = await Enrol(server, other, used, otherKey);

        Assert.Equal("terminal.bad-code", answer.Code);
    }

    private static Task CleanAsync(RunningServer server) =>
        server.Services.GetRequiredService<Housekeeping>().CleanAsync(CancellationToken.None);

    private static async Task<(string Code, ECDsa Key, TerminalId Id)> PrepareAsync(RunningServer server)
    {
        var manager = await server.StaffAsync("manager");
        await RunningServer.SendAsync(
            manager,
            HttpMethod.Put,
            "/api/v1/stores/centro",
            new { name = "Centro", timeZone = "Europe/Madrid", currency = "EUR" });
        return (
            await RunningServer.IssueCodeAsync(manager),
            ECDsa.Create(ECCurve.NamedCurves.nistP256),
            TerminalId.New(server.Clock));
    }

    private static Task<Answer> Enrol(RunningServer server, TerminalId id, string code, ECDsa key) =>
        RunningServer.SendAsync(server.Http, HttpMethod.Post, Path, EnrolledTill.Command(id, code, key));
}
