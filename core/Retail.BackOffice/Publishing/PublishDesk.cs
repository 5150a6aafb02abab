using System.Globalization;
using System.Security.Claims;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Publications;
using Retail.BackOffice.Frame;
using Retail.BackOffice.Typing;
using Retail.Commerce.Publications;
using Retail.Commerce.Stores;
using Retail.Commerce.Terminals;

namespace Retail.BackOffice.Publishing;

/// <summary>Puts the page that publishes together, and publishes.</summary>
internal sealed class PublishDesk(
    OfficeViews views,
    IPublications publications,
    IPublisher publisher,
    ITerminalRegistry terminals,
    IStores stores,
    TimeProvider clock)
{
    private const int MaxHistory = 20;

    public async Task<PublishView> ShowAsync(
        ClaimsPrincipal user, PublishForm? typed, int? done, CancellationToken cancellationToken)
    {
        var frame = await views.OfAsync(user, cancellationToken);
        var places = await stores.ListAsync(cancellationToken);
        var inForce = publications.InForce;
        var hash = frame.Changes.IsRefused ? string.Empty : frame.Changes.Value.Difference.Hash;
        var operation = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        return new PublishView(
            frame,
            typed is null
                ? new PublishForm(operation, hash, IsLater: false, string.Empty, frame.Zone.Id)
                : typed with { Operation = operation, Seen = hash },
            inForce,
            publications.List(MaxHistory),
            await TillsAsync(inForce, places, cancellationToken),
            [.. places.Select(store => store.TimeZone).Append(frame.Zone.Id).Distinct(StringComparer.Ordinal)])
        {
            Done = done is { } number ? publications.Find(number) : null,
        };
    }

    /// <summary>Publishes what was seen; or gives the form with what is wrong beside it.</summary>
    public async Task<(PublicationManifest? Made, PublishForm Form)> PublishAsync(
        PublishForm form, string staff, CancellationToken cancellationToken)
    {
        var at = form.IsLater ? ReadAt(form) : (Typed<DateTimeOffset>?)null;
        if (at?.Problem is { } problem)
        {
            return (null, form with { AtProblem = problem });
        }

        var command = new PublishCommand(at?.Value?.ToUniversalTime());
        var stamp = new CommandStamp(string.Create(
            CultureInfo.InvariantCulture, $"{form.Operation}.{command.EffectiveAt?.ToUnixTimeSeconds()}"));
        var published = await publisher.FindAsync(command, stamp, staff, cancellationToken);
        if (published is null)
        {
            if (await RefuseAsync(form, cancellationToken) is { } refused)
            {
                return (null, refused);
            }

            published = await publisher.PublishAsync(command, stamp, staff, cancellationToken);
        }

        return published.Value.IsRefused
            ? (null, Explain(form, published.Value.Refusal))
            : (published.Value.Value, form);
    }

    private Typed<DateTimeOffset> ReadAt(PublishForm form)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out var zone))
        {
            return Typed<DateTimeOffset>.Wrong(Words.Publishing.Write("no-zone", ("zone", form.Zone)));
        }

        var at = TypedInstant.Read(form.At, zone);
        var now = clock.GetUtcNow();
        return at.Value < now
            ? Typed<DateTimeOffset>.Wrong(Words.Publishing.Write(
                "past", ("now", Clock(now, zone)), ("zone", zone.Id)))
            : at;
    }

    /// <summary>Nobody publishes what they have not seen.</summary>
    private async Task<PublishForm?> RefuseAsync(PublishForm form, CancellationToken cancellationToken)
    {
        var changes = await publications.CompareAsync(cancellationToken);
        return changes.IsRefused ? Explain(form, changes.Refusal)
            : changes.Value.Difference.Count == 0 ? form with { Problem = Words.Publishing["nothing"] }
            : changes.Value.Difference.Hash != form.Seen ? form with { Problem = Words.Publishing["unseen"] }
            : null;
    }

    private PublishForm Explain(PublishForm form, Refusal refusal)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (refusal.Code == "publication.effective-too-early" && publications.Last is { } last)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out var known) ? known : TimeZoneInfo.Utc;
            var words = Words.Publishing.Write(
                "too-early",
                ("number", last.Number.ToString(culture)),
                ("at", Clock(last.EffectiveAt, zone)),
                ("zone", zone.Id));
            return form.IsLater ? form with { AtProblem = words } : form with { Problem = words };
        }

        return form with
        {
            Problem = refusal.In(culture),
            ProblemAddress = refusal.Arguments.GetValueOrDefault("id") is { } id
                ? $"{Room.Promotions.Path}?code={Uri.EscapeDataString(id)}"
                : refusal.Arguments.GetValueOrDefault("sku") is { } sku
                    ? $"{Room.Prices.Path}?text={Uri.EscapeDataString(sku)}&sku={Uri.EscapeDataString(sku)}"
                    : null,
        };
    }

    private async Task<IReadOnlyList<TillState>> TillsAsync(
        PublicationManifest? inForce, IReadOnlyList<Store> places, CancellationToken cancellationToken)
    {
        var names = places.ToDictionary(store => store.Code, store => store.Name, StringComparer.Ordinal);
        return
        [
            .. (await terminals.ListAsync(cancellationToken)).Where(till => till.BlockedAt is null)
                .Select(till => new TillState(
                    till, names.GetValueOrDefault(till.Store, till.Store), BehindSince(till, inForce))),
        ];
    }

    private DateTimeOffset? BehindSince(TerminalSummary till, PublicationManifest? inForce) =>
        till.Publication is { } number && number < inForce?.Number
            ? publications.Find(number + 1)?.EffectiveAt ?? inForce.EffectiveAt
            : null;

    private static string Clock(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
