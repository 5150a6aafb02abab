using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.BackOffice.Frame;
using Retail.Commerce.Http;

namespace Retail.BackOffice.LogIn;

/// <summary>Into the office and out.</summary>
internal static class LogInEndpoints
{
    private const string Path = Office.Path + "/log-in";
    private const int MaxUser = 60;
    private const int MaxPassword = 200;
    private const int MaxReturn = 500;

    public static void Map(RouteGroupBuilder office)
    {
        office.MapGet("/log-in", (string? @return) => Page(new LogInView(ReturnTo(@return)), StatusCodes.Status200OK))
            .Allow(AccessRule.Anyone);
        office.MapPost("/log-in", LogInAsync).Allow(AccessRule.Anyone).RequireRateLimiting(RateLimits.LogIn);
        office.MapPost("/log-out", LogOutAsync).Allow(AccessRule.Anyone);
    }

    /// <summary>The log-in page that leads to a page of the office.</summary>
    public static string AddressFor(string page) =>
        ReturnTo(page) == Office.Path ? Path : Path + QueryString.Create("return", page);

    public static RazorComponentResult<LogInPage> Page(
        LogInView view, int status = StatusCodes.Status401Unauthorized) =>
        new(new { View = view }) { StatusCode = status };

    /// <summary>The page when it is one of ours, else the office's first: nobody is led away from here.</summary>
    internal static string ReturnTo(string? page) =>
        page is { Length: <= MaxReturn } &&
        (page == Office.Path || page.StartsWith(Office.Path + "/", StringComparison.Ordinal) ||
            page.StartsWith(Office.Path + "?", StringComparison.Ordinal)) &&
        !page.StartsWith(Path, StringComparison.OrdinalIgnoreCase) &&
        !page.Any(letter => letter is <= ' ' or > '~' or '\\')
            ? page
            : Office.Path;

    private static async Task<IResult> LogInAsync(
        HttpContext context, IOfficeDoor door, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadTypedAsync(cancellationToken);
        var view = new LogInView(ReturnTo(form["return"]))
        {
            User = form["user"].Trim(),
            Kept = form["kept"] is { Length: > 0 } kept ? kept : null,
        };
        if (view.User.Length == 0 || form["password"].Length == 0)
        {
            return Page(view with { Problem = Words.LogIn["missing"] }, StatusCodes.Status422UnprocessableEntity);
        }

        var isPossible = view.User.Length <= MaxUser && form["password"].Length <= MaxPassword;
        var refusal = isPossible
            ? await door.LogInAsync(context, view.User, form["password"], cancellationToken)
            : Refusal.Of(RefusalKind.Unauthenticated, "staff.wrong-credentials");
        if (refusal is not null)
        {
            return Page(view with { Problem = refusal.In(System.Globalization.CultureInfo.CurrentUICulture) });
        }

        return view.Kept is null
            ? TypedResults.LocalRedirect("~" + view.Return)
            : new RazorComponentResult<ResumePage>(new { Target = view.Return, Fields = KeptForm.FieldsOf(view.Kept) });
    }

    private static async Task<RedirectHttpResult> LogOutAsync(
        HttpContext context, IOfficeDoor door, CancellationToken cancellationToken)
    {
        await door.LogOutAsync(context, cancellationToken);
        return TypedResults.LocalRedirect("~" + Path);
    }
}
