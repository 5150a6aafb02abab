using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Abstractions.Carts;
using Retail.Plugins.MobileApp.Pages;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>
/// Taking a cart over: by the link in a till's QR (/h/…) or by its code (/app/open). Looking at a link claims nothing,
/// for messengers and browsers look at links by themselves; the button does.
/// </summary>
internal static class ClaimDoors
{
    private const string ClaimLimit = "claims";

    public static void MapLinks(IEndpointRouteBuilder links)
    {
        links.MapGet("/{code}", ShowLink).AllowAnonymous();
        links.MapPost("/{code}", ClaimLinkAsync).AllowAnonymous().RequireRateLimiting(ClaimLimit);
    }

    public static void MapOpening(IEndpointRouteBuilder app)
    {
        app.MapGet("/open", ShowOpening).AllowAnonymous();
        app.MapPost("/open", ClaimTypedAsync).AllowAnonymous().RequireRateLimiting(ClaimLimit);
    }

    private static IResult ShowLink(string code, Visitor visitor)
    {
        if (ClaimCode.Read(code) is not { } read)
        {
            return visitor.Page<ClaimPage>(
                new ClaimModel(null, Malformed().In(AppSite.Reader)), StatusCodes.Status400BadRequest);
        }

        if (visitor.Phone.FindByMark(read.Mark) is { } held)
        {
            return Visitor.Lead($"/app/cart/{held.Id}");
        }

        visitor.Phone.Greet();
        return visitor.Page<ClaimPage>(new ClaimModel(read, null));
    }

    private static async Task<IResult> ClaimLinkAsync(string code, Visitor visitor, IHandoffs handoffs)
    {
        var read = ClaimCode.Read(code);
        var (lead, problem, status) = await ClaimAsync(visitor, read, handoffs);
        var canRepeat = status is StatusCodes.Status422UnprocessableEntity or >= StatusCodes.Status429TooManyRequests;
        return lead ?? visitor.Page<ClaimPage>(new ClaimModel(read, problem, canRepeat), status);
    }

    private static RazorComponentResult<OpenPage> ShowOpening(Visitor visitor)
    {
        visitor.Phone.Greet();
        return visitor.Page<OpenPage>(new OpenModel(visitor.Query("code"), null));
    }

    private static async Task<IResult> ClaimTypedAsync(Visitor visitor, IHandoffs handoffs)
    {
        var typed = visitor.Form["code"];
        if (typed.Length == 0)
        {
            return visitor.Page<OpenPage>(
                new OpenModel(typed, Words.Book["open.empty"]), StatusCodes.Status422UnprocessableEntity);
        }

        var (lead, problem, status) = await ClaimAsync(visitor, ClaimCode.Read(typed), handoffs);
        return lead ?? visitor.Page<OpenPage>(new OpenModel(typed, problem), status);
    }

    private static async Task<(IResult? Lead, string Problem, int Status)> ClaimAsync(
        Visitor visitor, ClaimCode? code, IHandoffs handoffs)
    {
        if (code is null)
        {
            return (null, Words.Book["open.malformed"], StatusCodes.Status422UnprocessableEntity);
        }

        if (visitor.Phone.FindByMark(code.Mark) is { } held)
        {
            visitor.Phone.Show(held.Id);
            return (Visitor.Lead($"/app/cart/{held.Id}"), string.Empty, 0);
        }

        if (visitor.Phone.Device is not { } device)
        {
            // A phone that keeps no cookies would lose the cart that it claims here: better not to claim.
            return (null, Words.Book["open.cookies"], StatusCodes.Status422UnprocessableEntity);
        }

        var stamp = new CommandStamp($"claim-{device}-{code.Mark}");
        var claimed = await handoffs.ClaimAsync(code.ToCommand(), null, stamp, visitor.Left);
        if (claimed.IsRefused)
        {
            return (null, AppSentence.Of(claimed.Refusal, visitor.Site), (int)claimed.Refusal.Kind);
        }

        var (cart, token) = claimed.Value;
        visitor.Phone.Keep(new HeldCart(cart.Id, token!, cart.Handoff?.Id, code.Mark));
        return (Visitor.Lead($"/app/cart/{cart.Id}"), string.Empty, 0);
    }

    private static Refusal Malformed() => Refusal.Of(RefusalKind.Malformed, "handoff.malformed");
}
