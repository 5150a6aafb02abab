using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>A name and a password for a token.</summary>
internal static class LogIn
{
    internal sealed record StaffLogIn(string User, string Password);

    internal sealed record StaffToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Permissions);

    public static async Task<Results<Ok<StaffToken>, ProblemHttpResult>> HandleAsync(
        StaffLogIn command,
        StaffLogIns logIns,
        IOptionsMonitor<BearerTokenOptions> tokens,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var opened = await logIns.TryAsync(command.User, command.Password, cancellationToken);
        if (opened.IsRefused)
        {
            return opened.Refusal.ToProblem();
        }

        var (session, stamp) = opened.Value;
        var expiresAt = clock.GetUtcNow() + StaffSessions.Life;
        var ticket = new AuthenticationTicket(
            StaffTickets.Carry(session, stamp),
            new AuthenticationProperties { ExpiresUtc = expiresAt },
            Schemes.StaffToken);
        var token = tokens.Get(Schemes.StaffToken).BearerTokenProtector.Protect(ticket);
        return TypedResults.Ok(new StaffToken(token, expiresAt, session.Permissions));
    }
}
