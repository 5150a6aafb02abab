using Microsoft.AspNetCore.Authentication;
using Retail.Abstractions.Terminals;

namespace Retail.Server.Auth;

/// <summary>
/// The ways to say who asks. What a request carries decides which one reads it; the office's pages read their cookie
/// only, and nothing else reads it.
/// </summary>
internal static class Schemes
{
    public const string Staff = "Staff";

    /// <summary>The form of the token alone; <see cref="Staff"/> also asks whether its session holds.</summary>
    public const string StaffToken = "StaffToken";

    public const string Terminal = TerminalProof.Scheme;

    public const string Cart = "Cart";

    public const string Office = "Office";

    public const string ByRequest = "ByRequest";

    public static void AddSchemes(this AuthenticationBuilder authentication)
    {
        authentication.AddPolicyScheme(ByRequest, null, options => options.ForwardDefaultSelector = Choose);
        authentication.AddBearerToken(StaffToken);
        authentication.AddScheme<AuthenticationSchemeOptions, StaffHandler>(Staff, null);
        authentication.AddScheme<AuthenticationSchemeOptions, OfficeHandler>(Office, null);
        authentication.AddScheme<AuthenticationSchemeOptions, TerminalHandler>(Terminal, null);
        authentication.AddScheme<AuthenticationSchemeOptions, CartTokenHandler>(Cart, null);
    }

    /// <summary>
    /// Whether a request says who asks, outside the office's pages, which have their cookie: everybody else's
    /// credentials are in one of two headers.
    /// </summary>
    public static bool NamesCaller(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ||
        context.Request.Headers.ContainsKey(CartTokenHandler.Header);

    /// <summary>Whether a request may say who asks, the office's pages included.</summary>
    public static bool MayNameCaller(HttpContext context) => NamesCaller(context) || IsOffice(context);

    private static bool IsOffice(HttpContext context) =>
        context.Request.Path.StartsWithSegments(BackOffice.Office.Path, StringComparison.OrdinalIgnoreCase);

    private static string Choose(HttpContext context)
    {
        if (IsOffice(context))
        {
            return Office;
        }

        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Terminal, StringComparison.OrdinalIgnoreCase) ? Terminal
            : header.Length > 0 ? Staff
            : Cart;
    }
}
