using System.Security.Claims;
using Retail.BackOffice.Frame;
using Retail.Commerce.Promotions;

namespace Retail.BackOffice.Promotions;

/// <summary>Puts the page of promotions together.</summary>
internal sealed class PromotionDesk(OfficeViews views, IWorkingPromotions promotions)
{
    public async Task<PromotionView> ShowAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        new(await views.OfAsync(user, cancellationToken), await promotions.ListAsync(cancellationToken));
}
