using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Retail.BackOffice.Frame;
using Retail.BackOffice.LogIn;
using Retail.Commerce.Http;
using Retail.Faces;

namespace Retail.BackOffice;

/// <summary>The console of those who run the shop, as its host sees it.</summary>
public static class Office
{
    /// <summary>Where its pages are.</summary>
    public const string Path = "/office";

    internal static FaceFiles Files { get; } = new(typeof(Office).Assembly, "office-files");

    /// <summary>Whether the request is for one of its pages, which answer people and not programs.</summary>
    public static bool IsPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) &&
        context.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not null;

    /// <summary>
    /// Answers somebody who is not logged in, or no longer: a page leads to the log-in and back; a form that was sent
    /// is kept in the log-in page and can be sent again behind it.
    /// </summary>
    public static async Task AskToLogInAsync(HttpContext context)
    {
        var request = context.Request;
        var isQuestion = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var page = request.Path.ToUriComponent() + (isQuestion ? request.QueryString.ToUriComponent() : string.Empty);
        if (isQuestion)
        {
            context.Response.Redirect(LogInEndpoints.AddressFor(page));
            return;
        }

        // The guard of forms stands in front of this too: nobody else's form is kept.
        var kept = FormGuard.Allows(request) ? await KeptForm.ReadAsync(request) : null;
        await LogInEndpoints.Page(new LogInView(page) { Kept = kept, HasEnded = true }).ExecuteAsync(context);
    }

    /// <summary>
    /// Answers somebody who is logged in and may not open this page, with the permission that is missing.
    /// </summary>
    public static async Task RefuseAsync(HttpContext context)
    {
        var rule = context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>();
        var view = await context.RequestServices.GetRequiredService<OfficeViews>()
            .OfAsync(context.User, context.RequestAborted);
        await new RazorComponentResult<RefusedPage>(new { View = view, Rule = rule?.Name ?? string.Empty })
        {
            StatusCode = StatusCodes.Status403Forbidden,
        }.ExecuteAsync(context);
    }

    internal static string StaffId(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Whoever is in the office has an id.");
}
