using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.BackOffice.Frame;
using Retail.Commerce.Catalog;
using Retail.Commerce.Http;
using Retail.Commerce.Prices;
using Retail.Faces;

namespace Retail.BackOffice.Prices;

/// <summary>/office/prices: find a variant, see its price per list, change it.</summary>
internal static class PriceEndpoints
{
    public static void Map(RouteGroupBuilder office)
    {
        var editors = AccessRule.Needs(Room.Prices.Permission);
        office.MapGet("/prices", ShowAsync).Allow(editors);
        office.MapPost("/prices", SaveAsync).Allow(editors);
    }

    private static async Task<RazorComponentResult<PricesPage>> ShowAsync(
        HttpContext context, PriceDesk desk, CancellationToken cancellationToken)
    {
        var asked = context.Request.Query;
        var query = Query(asked["text"].ToString(), asked.ContainsKey("changed"), asked["sku"].ToString());
        return Page(
            await desk.ShowAsync(context.User, query, null, asked.ContainsKey("saved"), cancellationToken),
            StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext context, PriceDesk desk, IWorkingPrices prices, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadTypedAsync(cancellationToken);
        var query = Query(form["text"], form.Has("changed"), form["sku"]);
        var culture = CultureInfo.CurrentUICulture;
        var list = (await prices.ListsAsync(cancellationToken)).FirstOrDefault(one => one.Code == form["list"]);
        if (list is null || query.Sku is null)
        {
            await ProblemPage.RefuseAsync(
                context, Refusal.Of(RefusalKind.NotFound, "price.unknown-list", ("list", form["list"])));
            return Results.Empty;
        }

        var (entries, typed) = PriceForm.Typed(form, list.Scope.Currency).Read(culture);
        if (entries is not null)
        {
            var saved = await prices.PutAsync(
                new VariantPrices(list.Code, query.Sku, entries), typed.Version, cancellationToken);
            if (!saved.IsRefused)
            {
                return TypedResults.LocalRedirect("~" + query.AddressOf(query.Sku, saved: true));
            }

            typed = typed with { Problem = saved.Refusal.In(culture) };
            var answer = await desk.ShowAsync(context.User, query, typed, saved: false, cancellationToken);
            if (answer.Panel is not null)
            {
                return Page(answer, (int)saved.Refusal.Kind);
            }

            await ProblemPage.RefuseAsync(context, saved.Refusal);
            return Results.Empty;
        }

        return Page(
            await desk.ShowAsync(context.User, query, typed, saved: false, cancellationToken),
            StatusCodes.Status422UnprocessableEntity);
    }

    private static PriceQuery Query(string text, bool onlyChanged, string sku)
    {
        var trimmed = text.Trim();
        return new PriceQuery(
            trimmed.Length > IWorkingCatalog.MaxText ? trimmed[..IWorkingCatalog.MaxText] : trimmed,
            onlyChanged,
            sku.Length is > 0 and <= 40 ? sku : null);
    }

    private static RazorComponentResult<PricesPage> Page(PriceView view, int status) =>
        new(new { View = view }) { StatusCode = status };
}
