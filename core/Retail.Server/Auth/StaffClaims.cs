using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>Turns a token that was really issued into a caller with permissions, or into nobody when its session has ended.</summary>
internal sealed class StaffClaims(StaffSessions sessions, IHttpContextAccessor requests) : IClaimsTransformation
{
    public const string Session = "retail:session";
    public const string Stamp = "retail:stamp";

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // The framework may transform a caller more than once; other schemes carry no session.
        if (principal.Identity?.AuthenticationType is not Schemes.Staff || principal.HasClaim(claim => claim.Type == ClaimTypes.Name))
        {
            return principal;
        }

        if (!Guid.TryParseExact(principal.FindFirstValue(Session), "D", out var id) ||
            !Guid.TryParseExact(principal.FindFirstValue(ClaimTypes.NameIdentifier), "D", out var user) ||
            await sessions.FindAsync(
                id, user, principal.FindFirstValue(Stamp) ?? string.Empty, requests.HttpContext?.RequestAborted ?? default) is not { } session)
        {
            return new ClaimsPrincipal(new ClaimsIdentity());
        }

        var claims = session.Permissions.Select(permission => new Claim(RetailClaims.Permission, permission))
            .Append(new Claim(ClaimTypes.Name, session.Name))
            .Append(new Claim(ClaimTypes.NameIdentifier, user.ToString("D")))
            .Append(new Claim(Session, id.ToString("D")));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Schemes.Staff));
    }

    /// <summary>What goes into a token: who, which session, under which stamp. Permissions are looked up, never carried.</summary>
    public static ClaimsPrincipal ForToken(StaffSession session, string stamp) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.User.ToString("D")),
            new Claim(Session, session.Id.ToString("D")),
            new Claim(Stamp, stamp),
        ],
        Schemes.Staff));

    public static (Guid Session, Guid User) Of(ClaimsPrincipal caller) =>
        (Guid.Parse(caller.FindFirstValue(Session)!), Guid.Parse(caller.FindFirstValue(ClaimTypes.NameIdentifier)!));
}
