using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Testing;
using Retail.Testing.Processes;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>The server's side of what a till needs, in memory, by the contracts' own words.</summary>
internal sealed class StubShopServer : IAsyncDisposable
{
    public const string EnrolmentCode = "ABCDE-FGHJK";

    private readonly TemporaryFolder folder = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<TerminalId, string> tills = new();

    private StubShopServer() => Handoffs = new StubHandoffs();

    public StubServer Http { get; private set; } = null!;

    /// <summary>Every fact as it was stored, by sequence.</summary>
    public ConcurrentDictionary<long, TerminalFact> Facts { get; } = new();

    public StubHandoffs Handoffs { get; }

    /// <summary>What the server says of a fact that it stores.</summary>
    public Func<TerminalFact, FactReceipt> Judge { get; set; } = fact =>
        new FactReceipt(fact.Sequence, FactState.Stored, null);

    /// <summary>Publications that are no longer listed, but still given to who asks by number.</summary>
    public HashSet<int> Hidden { get; } = [];

    /// <summary>Facts are not taken for now.</summary>
    public bool HoldsFacts { get; set; }

    /// <summary>Files begin to arrive when this is done.</summary>
    public Task FilesMayArrive { get; set; } = Task.CompletedTask;

    /// <summary>What the last signed delivery said of the publication in force.</summary>
    public string? PublicationSaid { get; private set; }

    /// <summary>So many downloads arrive with a hole in the middle.</summary>
    public int DamagedDownloads { get; set; }

    public static async Task<StubShopServer> StartAsync()
    {
        var shop = new StubShopServer();
        shop.Http = await StubServer.StartAsync(shop.Map);
        shop.Publish(1, 0m);
        return shop;
    }

    public void Publish(int number, decimal dearer, params string[] more) =>
        TestShop.Publish(PathOf(number), number, dearer, DateTimeOffset.UnixEpoch.AddDays(number), key, more);

    public IReadOnlyList<T> FactsOf<T>(string kind) =>
    [
        .. Facts.Values.Where(fact => fact.Kind == kind).OrderBy(fact => fact.Sequence)
            .Select(fact => System.Text.Json.JsonSerializer.Deserialize<T>(fact.Payload, RetailJson.Options)!),
    ];

    public async ValueTask DisposeAsync()
    {
        await Http.DisposeAsync();
        folder.Dispose();
        key.Dispose();
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapPost("/terminals/enrolments", EnrolAsync);
        api.MapPost("/terminals/self/facts", StoreAsync);
        api.MapGet("/publications", http => WriteAsync(http, Numbers().Except(Hidden).Select(Manifest).ToArray()));
        api.MapGet("/publications/{number}/file", SendFileAsync);
        api.MapGet("/orders/door-codes/{code}", http => RefuseAsync(http, Refusal.Of(
            IsTill(http) ? RefusalKind.NotFound : RefusalKind.Unauthenticated,
            "order.unknown-door-code",
            ("code", (string)http.GetRouteValue("code")!))));
        Handoffs.Map(api);
    }

    private async Task EnrolAsync(HttpContext http)
    {
        var command = await http.Request.ReadFromJsonAsync<EnrolTerminal>(RetailJson.Options);
        if (command!.Code != EnrolmentCode)
        {
            await RefuseAsync(http, Refusal.Of(RefusalKind.Rule, "terminal.bad-code", ("code", command.Code)));
            return;
        }

        tills[command.Id] = command.PublicKey;
        await WriteAsync(http, new Enrolment(
            command.Id, "Caja 2", "madrid-1", "Madrid Uno", "Europe/Madrid", "store", TestShop.Pounds, "M1C2",
            Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()), new Uri("https://shop.example"),
            24 * 60 * 60));
    }

    private async Task StoreAsync(HttpContext http)
    {
        if (!IsTill(http))
        {
            await RefuseAsync(http, Refusal.Of(RefusalKind.Unauthenticated, "request.unauthenticated"));
            return;
        }

        PublicationSaid = http.Request.Headers[TerminalProof.PublicationHeader];
        if (HoldsFacts)
        {
            await RefuseAsync(http, Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", "1")));
            return;
        }

        var facts = await http.Request.ReadFromJsonAsync<TerminalFact[]>(RetailJson.Options);
        if (facts![0].Sequence > Facts.Count + 1)
        {
            var expected = (Facts.Count + 1).ToString(CultureInfo.InvariantCulture);
            await RefuseAsync(http, Refusal.Of(RefusalKind.Conflict, "terminal.facts-gap", ("expected", expected)));
            return;
        }

        var receipts = facts.Select(fact =>
            Facts.GetOrAdd(fact.Sequence, fact).Hash == fact.Hash
                ? Judge(fact)
                : new FactReceipt(fact.Sequence, FactState.Conflict, "terminal.fact-conflict"));
        await WriteAsync(http, receipts.ToArray());
    }

    private async Task SendFileAsync(HttpContext http)
    {
        await FilesMayArrive.WaitAsync(http.RequestAborted);
        var bytes = await File.ReadAllBytesAsync(
            PathOf(int.Parse((string)http.GetRouteValue("number")!, CultureInfo.InvariantCulture)));
        if (DamagedDownloads > 0)
        {
            DamagedDownloads--;
            Array.Clear(bytes, bytes.Length / 3, bytes.Length / 3);
        }

        http.Response.ContentType = "application/vnd.sqlite3";
        await http.Response.Body.WriteAsync(bytes);
    }

    private bool IsTill(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(TerminalProof.Scheme + " ", StringComparison.Ordinal) ||
            !TerminalProof.TryRead(
                header[(TerminalProof.Scheme.Length + 1)..], out var terminal, out var at, out var signature) ||
            !tills.TryGetValue(terminal, out var publicKey))
        {
            return false;
        }

        using var till = ECDsa.Create();
        till.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(publicKey), out _);
        return TerminalProof
            .Verify(
                terminal, till, http.Request.Method, http.Request.Path + http.Request.QueryString.ToString(), at,
                signature);
    }

    private IEnumerable<int> Numbers() =>
        Directory.GetFiles(folder.Path, "*.sqlite").Select(
            path => int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture)).Order();

    private Retail.Abstractions.Publications.PublicationManifest Manifest(int number) =>
        Retail.Publications.PublicationFile.Verify(PathOf(number), key).Value;

    private string PathOf(int number) =>
        Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"{number}.sqlite"));

    internal static Task WriteAsync<T>(HttpContext http, T value, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(value, RetailJson.Options);
    }

    internal static Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = (int)refusal.Kind;
        return http.Response.WriteAsJsonAsync(
            new { code = refusal.Code, arguments = refusal.Arguments }, RetailJson.Options, "application/problem+json");
    }
}
