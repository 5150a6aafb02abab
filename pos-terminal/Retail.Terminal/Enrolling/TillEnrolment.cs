using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;
using Retail.Client;
using Retail.Terminal.Journal;
using Retail.Terminal.Sync;

namespace Retail.Terminal.Enrolling;

/// <summary>Enrols the till once and remembers it; everything that needs a server or a price waits for this.</summary>
internal sealed class TillEnrolment : IDisposable
{
    private const string SettingName = "enrolment";

    private readonly TillDatabase database;
    private readonly TillOptions options;
    private readonly TillKey key;
    private readonly RetailClientOptions client;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly TaskCompletionSource<EnrolledTill> enrolled = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile EnrolledTill? current;

    public TillEnrolment(TillDatabase database, TillOptions options, ServerContact contact, TimeProvider clock)
    {
        (this.database, this.options) = (database, options);
        key = new TillKey(options.DataDirectory);
        client = new RetailClientOptions(
            new Uri("http://127.0.0.1"), options.Culture, clock)
        { OnContact = contact.Note };
        if (database.Read(session => session.Setting(SettingName)) is { } stored)
        {
            if (!key.Exists)
            {
                throw new StartRefusedException(
                    Refusal.Of(RefusalKind.Unavailable, "till.key-missing", ("path", options.DataDirectory)));
            }

            Begin(JsonSerializer.Deserialize<StoredEnrolment>(stored, RetailJson.Options)!);
        }
    }

    /// <summary>The enrolled till, or null before that.</summary>
    public EnrolledTill? Current => current;

    /// <summary>The enrolled till, or <c>till.not-enrolled</c>.</summary>
    public Outcome<EnrolledTill> Required => Current is { } till
        ? till
        : Refusal.Of(RefusalKind.Conflict, "till.not-enrolled");

    public Task<EnrolledTill> WhenEnrolledAsync(CancellationToken cancellationToken) =>
        enrolled.Task.WaitAsync(cancellationToken);

    public async Task<Outcome<Enrolment>> EnrolAsync(EnrolmentRequest request, CancellationToken cancellationToken)
    {
        if ((request.Server ?? options.Server) is not { IsAbsoluteUri: true, Scheme: "http" or "https" } server)
        {
            return Refusal.Of(
                RefusalKind.Malformed, "till.bad-server-address",
                ("address", request.Server?.ToString() ?? string.Empty));
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Current is { } already)
            {
                return already.Server == server
                    ? already.Place
                    : Refusal.Of(
                        RefusalKind.Conflict, "till.already-enrolled", ("server", already.Server.Authority),
                        ("name", already.Place.Name));
            }

            using var stranger = new RetailClient(client with { Server = server });
            var answer = await stranger.Terminals.EnrolAsync(
                new EnrolTerminal(database.Terminal, request.Code, key.PublicKey()), cancellationToken);
            return answer.IsRefused ? answer : Remember(new StoredEnrolment(server, answer.Value));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        Current?.Dispose();
        gate.Dispose();
    }

    private Outcome<Enrolment> Remember(StoredEnrolment stored)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(stored.Place.TimeZone, out _))
        {
            return Refusal.Of(RefusalKind.Unavailable, "till.unknown-time-zone", ("zone", stored.Place.TimeZone));
        }

        var committed = database.Commit<Enrolment>(session =>
        {
            session.SetSetting(SettingName, JsonSerializer.Serialize(stored, RetailJson.Options));
            return stored.Place;
        });
        Begin(stored);
        return committed;
    }

    private void Begin(StoredEnrolment stored)
    {
        var till = new EnrolledTill(
            stored.Place, stored.Server, key, Path.Combine(options.DataDirectory, "publications"), client);
        current = till;
        enrolled.SetResult(till);
    }

    private sealed record StoredEnrolment(Uri Server, Enrolment Place);
}
