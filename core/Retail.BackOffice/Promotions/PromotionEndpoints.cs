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
        office.MapPost("/promotions", SaveAsync).Allow(editors);
    }

    /// <summary>The page with one open; an empty code opens a new one.</summary>
    public static string AddressOf(string code, bool saved = false) =>
        Room.Promotions.Path + QueryString.Create("code", code) + (saved ? "&saved=1" : string.Empty);

    private static async Task<RazorComponentResult<PromotionsPage>> ShowAsync(
        HttpContext context, PromotionDesk desk, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var code = query["code"] is [{ Length: <= 40 } asked] ? asked : null;
        var view = await desk.ShowAsync(context.User, code, null, cancellationToken);
        return Page(view with { IsSaved = query.ContainsKey("saved") }, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, PromotionDesk desk, CancellationToken cancellationToken)
    {
        var sent = await context.Request.ReadTypedAsync(cancellationToken);
        var form = PromotionForms.Typed(sent);
        var (isSaved, answered) = sent.Has("end")
            ? await desk.EndAsync(context.User, form, cancellationToken)
            : await desk.SaveAsync(context.User, form, cancellationToken);
        return isSaved
            ? TypedResults.LocalRedirect("~" + AddressOf(form.Code, saved: true))
            : Page(
                await desk.ShowAsync(context.User, form.Code, answered, cancellationToken),
                StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<PromotionsPage> Page(PromotionView view, int status) =>
        new(new { View = view }) { StatusCode = status };
}
