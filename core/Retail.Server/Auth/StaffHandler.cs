using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>
/// A member of the staff with a token. That the token was issued here is the framework's to say; whether its session
/// still holds and what it may do is looked up, never carried in the token.
/// </summary>
internal sealed class StaffHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    StaffSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string SessionClaim = "retail:session";
    private const string StampClaim = "retail:stamp";

    /// <summary>What goes into a token: who, which session, under which stamp.</summary>
    public static ClaimsPrincipal ForToken(StaffSession session, string stamp) => new(new ClaimsIdentity(
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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = await Context.AuthenticateAsync(Schemes.StaffToken);
        if (!token.Succeeded)
        {
            return token;
        }

        var (id, user) = Of(token.Principal);
        var stamp = token.Principal.FindFirstValue(StampClaim)!;
        if (await sessions.FindAsync(id, user, stamp, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        var claims = session.Permissions.Select(permission => new Claim(RetailClaims.Permission, permission))
            .Append(new Claim(ClaimTypes.Name, session.Name))
            .Append(new Claim(ClaimTypes.NameIdentifier, user.ToString("D")))
            .Append(new Claim(SessionClaim, id.ToString("D")));
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }
}
