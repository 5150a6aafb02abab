using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.BackOffice.Frame;
using Retail.Commerce.Http;

namespace Retail.BackOffice.Promotions;

/// <summary>/office/promotions: what is on offer, change it, end it.</summary>
internal static class PromotionEndpoints
{
    public static void Map(RouteGroupBuilder office)
    {
        var editors = AccessRule.Needs(Room.Promotions.Permission);
        office.MapGet("/promotions", ShowAsync).Allow(editors);
    }

    private static async Task<RazorComponentResult<PromotionsPage>> ShowAsync(
        HttpContext context, PromotionDesk desk, CancellationToken cancellationToken) =>
        new(new { View = await desk.ShowAsync(context.User, cancellationToken) });
}
