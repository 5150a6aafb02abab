using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Retail.BackOffice;

namespace Retail.Server.Auth;

/// <summary>
/// The cookie of somebody who logged in at the office: sent to the office's pages only and read for them only, so that
/// no page can make a browser call the interface for programs.
/// </summary>
internal sealed class OfficeCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "retail-office";

    private readonly TicketDataFormat format = new(protection.CreateProtector("Retail.Office.Cookie.v1"));

    public AuthenticationTicket? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: > 0 } value &&
        format.Unprotect(value) is { } ticket &&
        ticket.Properties.ExpiresUtc > clock.GetUtcNow()
            ? ticket
            : null;

    public void Give(HttpContext context, StaffSession session, string stamp)
    {
        var ticket = new AuthenticationTicket(
            StaffTickets.Carry(session, stamp),
            new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + StaffSessions.Life },
            Schemes.Office);
        context.Response.Cookies.Append(Name, format.Protect(ticket), Options(context.Request));
    }

    public void Take(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context.Request));

    // It ends with the browser, or with the session, whichever is first.
    private static CookieOptions Options(HttpRequest request) => new()
    {
        Path = Office.Path,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
    };
}
