using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>
/// A name and a password for a token. Whoever guesses learns nothing: every wrong try has the same answer and takes
/// as long.
/// </summary>
internal static class LogIn
{
    internal sealed record StaffLogIn(string User, string Password);

    internal sealed record StaffToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Permissions);

    public static async Task<Results<Ok<StaffToken>, ProblemHttpResult>> HandleAsync(
        StaffLogIn command,
        StaffUsers users,
        IPasswordHasher<IdentityUser<Guid>> hasher,
        StaffSessions sessions,
        RetailDbContext database,
        IOptionsMonitor<BearerTokenOptions> tokens,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(command.User);
        if (user is null || await users.IsLockedOutAsync(user))
        {
            // As slow as a real try, so that the time does not tell which names exist.
            hasher.HashPassword(user ?? new IdentityUser<Guid>(), command.Password);
            return Wrong();
        }

        if (!await users.CheckPasswordAsync(user, command.Password))
        {
            await users.AccessFailedAsync(user);
            return Wrong();
        }

        await users.ResetAccessFailedCountAsync(user);
        var session = await sessions.OpenAsync(database, user, cancellationToken);
        var expiresAt = clock.GetUtcNow() + StaffSessions.Life;
        var ticket = new AuthenticationTicket(
            StaffHandler.ForToken(session, user.SecurityStamp!),
            new AuthenticationProperties { ExpiresUtc = expiresAt },
            Schemes.StaffToken);
        var token = tokens.Get(Schemes.StaffToken).BearerTokenProtector.Protect(ticket);
        return TypedResults.Ok(new StaffToken(token, expiresAt, session.Permissions));
    }

    private static ProblemHttpResult Wrong() =>
        Refusal.Of(RefusalKind.Unauthenticated, "staff.wrong-credentials").ToProblem();
}
