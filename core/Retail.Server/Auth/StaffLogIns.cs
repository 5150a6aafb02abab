using Microsoft.AspNetCore.Identity;
using Retail.Commerce.Database;

namespace Retail.Server.Auth;

/// <summary>
/// A name and a password for a session, whatever then carries it. Whoever guesses learns nothing: every wrong try has
/// the same answer and takes as long.
/// </summary>
internal sealed class StaffLogIns(
    StaffUsers users,
    IPasswordHasher<IdentityUser<Guid>> hasher,
    StaffSessions sessions,
    RetailDbContext database)
{
    public async Task<Outcome<(StaffSession Session, string Stamp)>> TryAsync(
        string name, string password, CancellationToken cancellationToken)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null || await users.IsLockedOutAsync(user))
        {
            // As slow as a real try, so that the time does not tell which names exist.
            hasher.HashPassword(user ?? new IdentityUser<Guid>(), password);
            return Wrong();
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            return Wrong();
        }

        await users.ResetAccessFailedCountAsync(user);
        return (await sessions.OpenAsync(database, user, cancellationToken), user.SecurityStamp!);
    }

    private static Refusal Wrong() => Refusal.Of(RefusalKind.Unauthenticated, "staff.wrong-credentials");
}
