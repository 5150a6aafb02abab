using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>
/// The promotions as they would be published now, for merchandisers. Refusals: <c>promotion.unknown</c>,
/// <c>unknown-target</c>, <c>stale</c>, <c>catalog.bad-code</c>, <c>bad-name</c>, <c>publication.bad-rule</c>,
/// <c>no-settings</c>.
/// </summary>
public interface IWorkingPromotions
{
    /// <summary>The version of a promotion that is not there yet.</summary>
    const string New = "new";

    /// <summary>All of them, by code.</summary>
    Task<IReadOnlyList<WorkingPromotion>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One of them.</summary>
    Task<Outcome<WorkingPromotion>> GetAsync(string code, CancellationToken cancellationToken);

    /// <summary>
    /// Adds or replaces it. Refused for what is wrong with it alone; publishing checks it beside the others.
    /// </summary>
    /// <param name="promotion">The promotion.</param>
    /// <param name="seen">
    /// The version that the editor saw, <see cref="New"/> for none: when it is another by now, nothing is changed and
    /// it is told (<c>promotion.stale</c>). Null to replace whatever is there.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<WorkingPromotion>> PutAsync(
        Promotion promotion, string? seen, CancellationToken cancellationToken);
}
