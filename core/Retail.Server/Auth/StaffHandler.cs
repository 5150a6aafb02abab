using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

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
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = await Context.AuthenticateAsync(Schemes.StaffToken);
        if (!token.Succeeded)
        {
            return token;
        }

        return await sessions.TicketAsync(token.Principal, Scheme.Name, Context.RequestAborted) is { } ticket
            ? AuthenticateResult.Success(ticket)
            : AuthenticateResult.Fail("The session has ended.");
    }
}
