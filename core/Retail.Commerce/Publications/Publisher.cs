using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Publications;
using Retail.Commerce.Database;
using Retail.Publications;

namespace Retail.Commerce.Publications;

internal sealed class Publisher(
    RetailDbContext database,
    Operations operations,
    WorkingContent working,
    PublicationStaging staging,
    PublicationSigner signer,
    IPublishingTurn turns,
    TimeProvider clock) : IPublisher
{
    private const string NumberTaken = "publication.number-taken";
    private const int MaxRaces = 8;

    public async Task<Outcome<PublicationManifest>> PublishAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken)
    {
        await staging.Gate.WaitAsync(cancellationToken);
        try
        {
            await using var turn = await turns.TakeAsync(cancellationToken);
            var published = await PublishOnceAsync(command, stamp, staff, cancellationToken);
            if (!published.IsRefused && !staging.TryShelve(published.Value.Number, published.Value.RootHash))
            {
                throw new InvalidOperationException($"The file of publication {published.Value.Number} is gone.");
            }

            return published;
        }
        finally
        {
            staging.Gate.Release();
        }
    }

    public Task<Outcome<PublicationManifest>?> FindAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken) =>
        operations.FindAsync<PublicationManifest>(ScopeOf(staff), stamp, command, cancellationToken);

    // The file is written outside of the transaction that commits its row, so that nobody who sells waits for it.
    private async Task<Outcome<PublicationManifest>> PublishOnceAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(staff);
        for (var race = 1; ; race++)
        {
            var stored = await operations.FindAsync<PublicationManifest>(scope, stamp, command, cancellationToken);
            var staged = stored ?? await StageAsync(command, cancellationToken);
            if (staged.IsRefused || stored is not null)
            {
                return staged;
            }

            var committed = await operations.RunAsync(
                scope, stamp, command, token => CommitAsync(staged.Value, staff, token), cancellationToken);
            if (committed.Refusal?.Code != NumberTaken || race == MaxRaces)
            {
                return committed;
            }
        }
    }

    private async Task<Outcome<PublicationManifest>> StageAsync(
        PublishCommand command, CancellationToken cancellationToken)
    {
        // One moment of all tables: an import that is committed meanwhile is in the publication in full or not at all.
        await using var moment =
            await database.Database.BeginTransactionAsync(database.OneMoment, cancellationToken);
        var last = await LastAsync(cancellationToken);
        var number = (last?.Number ?? 0) + 1;
        var now = clock.GetUtcNow();

        // Instants of baskets are whole milliseconds: a publication counts from the start of its own.
        var effectiveAt = ToMilliseconds(command.EffectiveAt ?? now);
        if (RefuseInstant(command, effectiveAt, now, number, last) is { } refusal)
        {
            return refusal;
        }

        var content = await working.ReadAsync(number, cancellationToken);
        await moment.CommitAsync(cancellationToken);
        return content.Then(rows =>
            PublicationWriter.Write(staging.PathOf(number), rows, effectiveAt, now, signer.Key));
    }

    private async Task<Outcome<PublicationManifest>> CommitAsync(
        PublicationManifest manifest, string staff, CancellationToken cancellationToken)
    {
        if ((await LastAsync(cancellationToken))?.Number >= manifest.Number)
        {
            return Refusal.Of(
                RefusalKind.Conflict, NumberTaken, ("number", manifest.Number.ToString(CultureInfo.InvariantCulture)));
        }

        database.Add(manifest.ToRow(staff));
        return manifest;
    }

    private Task<PublicationRow?> LastAsync(CancellationToken cancellationToken) =>
        database.Set<PublicationRow>().AsNoTracking().OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(cancellationToken);

    private static Refusal? RefuseInstant(
        PublishCommand command, DateTimeOffset effectiveAt, DateTimeOffset now, int number, PublicationRow? last)
    {
        if (command.EffectiveAt < now)
        {
            return Refusal.Of(
                RefusalKind.Rule,
                "publication.effective-in-past",
                ("effectiveAt", Iso(effectiveAt)),
                ("now", Iso(now)));
        }

        return effectiveAt < last?.EffectiveAt
            ? Refusal.Of(
                RefusalKind.Rule,
                "publication.effective-too-early",
                ("number", number.ToString(CultureInfo.InvariantCulture)),
                ("effectiveAt", Iso(effectiveAt)),
                ("predecessor", last.Number.ToString(CultureInfo.InvariantCulture)),
                ("predecessorEffectiveAt", Iso(last.EffectiveAt)))
            : null;
    }

    private static string ScopeOf(string staff) => "publish:" + staff;

    private static DateTimeOffset ToMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
