using System.Globalization;
using System.Security.Claims;
using Retail.BackOffice.Frame;
using Retail.BackOffice.Typing;
using Retail.Commerce.Catalog;
using Retail.Commerce.Promotions;
using Retail.Commerce.Publications;

namespace Retail.BackOffice.Promotions;

/// <summary>Puts the page of promotions together, changes one and ends one.</summary>
internal sealed class PromotionDesk(
    OfficeViews views,
    IWorkingPromotions promotions,
    IWorkingCatalog catalog,
    IPublications publications,
    TimeProvider clock)
{
    /// <param name="user">Who looks.</param>
    /// <param name="code">The one that is open, empty for a new one, or null.</param>
    /// <param name="typed">What was typed into it, when it was refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PromotionView> ShowAsync(
        ClaimsPrincipal user, string? code, PromotionForm? typed, CancellationToken cancellationToken)
    {
        var frame = await views.OfAsync(user, cancellationToken);
        var settings = await publications.SettingsAsync(cancellationToken);
        var all = await promotions.ListAsync(cancellationToken);
        var open = typed?.IsNew == true ? null : all.FirstOrDefault(one => one.Promotion.Code == code);
        var form = typed is not null ? typed with { Version = open?.Version ?? IWorkingPromotions.New }
            : open is not null ? PromotionForms.Of(open, frame.Zone, CultureInfo.CurrentUICulture)
            : code is { Length: 0 } ? new PromotionForm { Version = IWorkingPromotions.New }
            : null;
        return new PromotionView(
            frame,
            all,
            await catalog.CategoriesAsync(cancellationToken),
            settings.IsRefused ? null : settings.Value)
        {
            Form = form,
            Open = open,
            Missing = form is null && code is not null
                ? Refusal.Of(RefusalKind.NotFound, "promotion.unknown", ("code", code))
                : null,
        };
    }

    /// <summary>Saves what was typed; or gives the form with what is wrong beside it.</summary>
    public async Task<(bool IsSaved, PromotionForm Form)> SaveAsync(
        ClaimsPrincipal user, PromotionForm form, CancellationToken cancellationToken)
    {
        var settings = await publications.SettingsAsync(cancellationToken);
        if (settings.IsRefused)
        {
            return (false, form.With(settings.Refusal));
        }

        var before = form.IsNew ? null : await FindAsync(form.Code, cancellationToken);
        var zone = (await views.OfAsync(user, cancellationToken)).Zone;
        var reader = new PromotionReader(form, settings.Value.Currency, zone, CultureInfo.CurrentUICulture);
        var (promotion, read) = reader.Read(before?.Promotion);
        if (promotion is null)
        {
            return (false, read);
        }

        var saved = await promotions.PutAsync(promotion, form.Version, cancellationToken);
        return !saved.IsRefused ? (true, read)
            : form.IsNew && saved.Refusal.Kind == RefusalKind.Stale
                ? (false, read.With("code", Words.Promotions.Write("code-taken", ("code", form.Code))))
            : (false, read.With(saved.Refusal));
    }

    /// <summary>Saves what was typed, ended at this moment; that counts from the next publication on.</summary>
    public async Task<(bool IsSaved, PromotionForm Form)> EndAsync(
        ClaimsPrincipal user, PromotionForm form, CancellationToken cancellationToken)
    {
        var zone = (await views.OfAsync(user, cancellationToken)).Zone;
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var hasBegun = form.From.Length == 0 || TypedInstant.Read(form.From, zone).Value < now;
        var ended = form with
        {
            From = hasBegun ? form.From : string.Empty,
            Until = TypedInstant.Write(now, zone),
        };
        return await SaveAsync(user, ended, cancellationToken);
    }

    private async Task<WorkingPromotion?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var found = await promotions.GetAsync(code, cancellationToken);
        return found.IsRefused ? null : found.Value;
    }
}
