using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>
/// What a token or cookie of the staff carries (who, which session, under which stamp), and what a request gets for it:
/// name and permissions are looked up, never carried.
/// </summary>
internal static class StaffTickets
{
    private const string SessionClaim = "retail:session";
    private const string StampClaim = "retail:stamp";

    public static ClaimsPrincipal Carry(StaffSession session, string stamp) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.User.ToString("D")),
            new Claim(SessionClaim, session.Id.ToString("D")),
            new Claim(StampClaim, stamp),
        ],
        Schemes.Staff));

    public static bool IsStaff(ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == SessionClaim);

    public static (Guid Session, Guid User) Of(ClaimsPrincipal caller) =>
        (
            Guid.Parse(caller.FindFirstValue(SessionClaim)!),
            Guid.Parse(caller.FindFirstValue(ClaimTypes.NameIdentifier)!));

    /// <summary>The caller with what the session gives, or null when it has ended.</summary>
    public static async Task<AuthenticationTicket?> TicketAsync(
        this StaffSessions sessions, ClaimsPrincipal carried, string scheme, CancellationToken cancellationToken)
    {
        var (id, user) = Of(carried);
        var stamp = carried.FindFirstValue(StampClaim)!;
        if (await sessions.FindAsync(id, user, stamp, cancellationToken) is not { } session)
        {
            return null;
        }

        var claims = session.Permissions.Select(permission => new Claim(RetailClaims.Permission, permission))
            .Append(new Claim(ClaimTypes.Name, session.Name))
            .Append(new Claim(ClaimTypes.NameIdentifier, user.ToString("D")))
            .Append(new Claim(SessionClaim, id.ToString("D")));
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, scheme)), scheme);
    }
}
