using Retail.Abstractions.Catalog;
using Retail.BackOffice.Frame;
using Retail.Commerce.Promotions;
using Retail.Pricing;

namespace Retail.BackOffice.Promotions;

/// <summary>The page of promotions.</summary>
/// <param name="Frame">What is around it.</param>
/// <param name="Promotions">All of them.</param>
/// <param name="Categories">All categories.</param>
/// <param name="Settings">Currency and lanes; null when nobody has set them yet.</param>
public sealed record PromotionView(
    OfficeView Frame,
    IReadOnlyList<WorkingPromotion> Promotions,
    IReadOnlyList<Category> Categories,
    BookSettings? Settings)
{
    /// <summary>The one that is open.</summary>
    public PromotionForm? Form { get; init; }

    /// <summary>The one that is open, as it is stored; null while it is new.</summary>
    public WorkingPromotion? Open { get; init; }

    public bool IsSaved { get; init; }

    /// <summary>Why what should be open is not; null when it is, or nothing should be.</summary>
    public Refusal? Missing { get; init; }

    public bool IsUnpublished(string code) =>
        !Frame.Changes.IsRefused &&
        Frame.Changes.Value.Difference.Promotions.Any(change => change.Code == code);
}
