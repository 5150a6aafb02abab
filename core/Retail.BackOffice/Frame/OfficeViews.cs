using System.Security.Claims;
using Retail.Commerce.Publications;
using Retail.Commerce.Stores;

namespace Retail.BackOffice.Frame;

/// <summary>Looks up what the frame shows.</summary>
internal sealed class OfficeViews(IPublications publications, IStores stores, TimeProvider clock)
{
    public async Task<OfficeView> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var all = await stores.ListAsync(cancellationToken);
        return new OfficeView(
            user.FindFirstValue(ClaimTypes.Name) ?? string.Empty,
            [.. Room.All.Where(room => room.IsOpenTo(user))],
            await publications.ChangesAsync(cancellationToken),
            all.Count == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(all[0].TimeZone),
            clock.GetUtcNow());
    }
}
