using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.BackOffice.Frame;
using Retail.BackOffice.LogIn;
using Retail.BackOffice.Prices;
using Retail.BackOffice.Promotions;
using Retail.BackOffice.Publishing;
using Retail.Commerce.Http;
using Retail.Faces;

namespace Retail.BackOffice;

/// <summary>Everything that the office adds to its host.</summary>
public static class OfficeParts
{
    /// <summary>Adds its parts; the host adds an <see cref="IOfficeDoor"/>.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services) => services
        .AddScoped<OfficeViews>()
        .AddScoped<PriceDesk>()
        .AddScoped<PromotionDesk>()
        .AddScoped<PublishDesk>();

    /// <summary>Maps its pages and files.</summary>
    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        Office.Files.Map(routes).Allow(AccessRule.Anyone);
        var office = routes.MapGroup(Office.Path).WithMetadata(PageMark.Instance).ExcludeFromDescription();
        office.MapGet("/", OfficeHome.Lead).Allow(AccessRule.Staff);
        LogInEndpoints.Map(office);
        PriceEndpoints.Map(office);
        PromotionEndpoints.Map(office);
        PublishEndpoints.Map(office);
    }
}
