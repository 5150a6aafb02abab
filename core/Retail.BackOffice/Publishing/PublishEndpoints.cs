using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.BackOffice.Frame;
using Retail.Commerce.Http;

namespace Retail.BackOffice.Publishing;

/// <summary>/office/publish: what would change, publish it, and who is on what.</summary>
internal static class PublishEndpoints
{
    public static void Map(RouteGroupBuilder office)
    {
        var publishers = AccessRule.Needs(Room.Publishing.Permission);
        office.MapGet("/publish", ShowAsync).Allow(publishers);
        office.MapPost("/publish", PublishAsync).Allow(publishers).WithRequestTimeout(RequestTimes.Slow);
    }

    private static async Task<RazorComponentResult<PublishPage>> ShowAsync(
        HttpContext context, PublishDesk desk, CancellationToken cancellationToken)
    {
        int? done = int.TryParse(
            context.Request.Query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
        return Page(await desk.ShowAsync(context.User, null, done, cancellationToken), StatusCodes.Status200OK);
    }

    private static async Task<IResult> PublishAsync(
        HttpContext context, PublishDesk desk, CancellationToken cancellationToken)
    {
        var typed = await context.Request.ReadTypedAsync(cancellationToken);
        var form = new PublishForm(
            typed["operation"], typed["seen"], typed["when"] == "later", typed["at"], typed["zone"]);
        var (made, answered) = await desk.PublishAsync(form, Office.StaffId(context.User), cancellationToken);
        return made is not null
            ? TypedResults.LocalRedirect(string.Create(
                CultureInfo.InvariantCulture, $"~{Room.Publishing.Path}?done={made.Number}"))
            : Page(
                await desk.ShowAsync(context.User, answered, null, cancellationToken),
                StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<PublishPage> Page(PublishView view, int status) =>
        new(new { View = view }) { StatusCode = status };
}
