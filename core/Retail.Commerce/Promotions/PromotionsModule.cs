using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Commerce.Http;

namespace Retail.Commerce.Promotions;

/// <summary>Promotions as merchandisers edit them.</summary>
internal static class PromotionsModule
{
    public static IServiceCollection AddPromotions(this IServiceCollection services) => services
        .AddScoped<IPromotionSource, PromotionSource>()
        .AddScoped<IWorkingPromotions, WorkingPromotions>();

    public static IEndpointRouteBuilder MapPromotions(this IEndpointRouteBuilder routes)
    {
        var editors = AccessRule.Needs(Permission.EditPromotions);
        var promotions = routes.MapGroup("/promotions").WithTags("Promotions");
        promotions.MapGet("/", GetPromotion.ListAsync).Allow(editors);
        promotions.MapGet("/{code}", GetPromotion.HandleAsync).Allow(editors);
        promotions.MapPut("/{code}", PutPromotion.HandleAsync).Allow(editors);
        promotions.MapDelete("/{code}", DeletePromotion.HandleAsync).Allow(editors);
        return routes;
    }
}
