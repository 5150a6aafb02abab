using Microsoft.AspNetCore.Authentication;
using Retail.Abstractions.Terminals;

namespace Retail.Server.Auth;

/// <summary>The three ways to say who asks. What a request carries decides which one reads it.</summary>
internal static class Schemes
{
    public const string Staff = "Staff";

    /// <summary>The form of the token alone; <see cref="Staff"/> also asks whether its session holds.</summary>
    public const string StaffToken = "StaffToken";

    public const string Terminal = TerminalProof.Scheme;

    public const string Cart = "Cart";

    public const string ByRequest = "ByRequest";

    public static void AddSchemes(this AuthenticationBuilder authentication)
    {
        authentication.AddPolicyScheme(ByRequest, null, options => options.ForwardDefaultSelector = Choose);
        authentication.AddBearerToken(StaffToken);
        authentication.AddScheme<AuthenticationSchemeOptions, StaffHandler>(Staff, null);
        authentication.AddScheme<AuthenticationSchemeOptions, TerminalHandler>(Terminal, null);
        authentication.AddScheme<AuthenticationSchemeOptions, CartTokenHandler>(Cart, null);
    }

    private static string Choose(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Terminal, StringComparison.OrdinalIgnoreCase) ? Terminal
            : header.Length > 0 ? Staff
            : Cart;
    }
}
