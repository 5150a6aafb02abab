using Retail.BackOffice.Frame;
using Retail.Commerce.Promotions;

namespace Retail.BackOffice.Promotions;

/// <summary>The page of promotions.</summary>
public sealed record PromotionView(OfficeView Frame, IReadOnlyList<WorkingPromotion> Promotions);
