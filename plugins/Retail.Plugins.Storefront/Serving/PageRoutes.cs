using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>Routes of pages that anybody may link to.</summary>
internal static class PageRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A page for everybody; those who only look whether it is there get its head.</summary>
    public static void MapPage(this IEndpointRouteBuilder pages, string pattern, Delegate handler) =>
        pages.MapMethods(pattern, Reading, handler).AllowAnonymous();
}
