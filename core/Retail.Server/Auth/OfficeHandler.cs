using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Retail.Server.Auth;

/// <summary>A member of the staff in the office, by the cookie of its log-in.</summary>
internal sealed class OfficeHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    OfficeCookie cookie,
    StaffSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        cookie.Read(Request) is not { } carried ? AuthenticateResult.NoResult()
            : await sessions.TicketAsync(carried.Principal, Scheme.Name, Context.RequestAborted) is { } ticket
                ? AuthenticateResult.Success(ticket)
                : AuthenticateResult.Fail("The session has ended.");
}
