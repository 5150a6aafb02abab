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
    TimeProvider clock) : IPublisher
{
    public async Task<Outcome<PublicationManifest>> PublishAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken)
    {
        await staging.Gate.WaitAsync(cancellationToken);
        try
        {
            var published = await operations.RunAsync(
                "publish:" + staff, stamp, command, token => StageAsync(command, staff, token), cancellationToken);
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

    private async Task<Outcome<PublicationManifest>> StageAsync(
        PublishCommand command, string staff, CancellationToken cancellationToken)
    {
        var last = await database.Set<PublicationRow>().AsNoTracking()
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        var number = (last?.Number ?? 0) + 1;
        var now = clock.GetUtcNow();

        // Instants of baskets are whole milliseconds: a publication counts from the start of its own.
        var effectiveAt = command.EffectiveAt is { } asked ? ToMilliseconds(asked) : ToMilliseconds(now);
        if (RefuseInstant(command, effectiveAt, now, number, last) is { } refusal)
        {
            return refusal;
        }

        var content = await working.ReadAsync(number, cancellationToken);
        var manifest = content.Then(rows => PublicationWriter.Write(staging.PathOf(number), rows, effectiveAt, now, signer.Key));
        if (!manifest.IsRefused)
        {
            database.Add(new PublicationRow
            {
                Number = number, EffectiveAt = effectiveAt, BuiltAt = now, BuiltBy = staff, RootHash = manifest.Value.RootHash,
            });
        }

        return manifest;
    }

    private static Refusal? RefuseInstant(
        PublishCommand command, DateTimeOffset effectiveAt, DateTimeOffset now, int number, PublicationRow? last)
    {
        if (command.EffectiveAt < now)
        {
            return Refusal.Of(
                RefusalKind.Rule, "publication.effective-in-past", ("effectiveAt", Iso(effectiveAt)), ("now", Iso(now)));
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

    private static DateTimeOffset ToMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
