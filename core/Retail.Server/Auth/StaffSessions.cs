using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Server.Auth;

/// <summary>
/// Who is logged in. A token alone opens nothing: its session must still be in the database (among Identity's tokens)
/// and the account's security stamp unchanged. What was read holds for half a minute, so a blocked member is out
/// within that.
/// </summary>
internal sealed class StaffSessions(IServiceScopeFactory scopes, TimeProvider clock) : IHousekeeper
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    private const string Provider = "retail-session";
    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (StaffSession Session, string Stamp, DateTimeOffset ReadAt)> known = [];

    public async Task<StaffSession> OpenAsync(
        RetailDbContext database, IdentityUser<Guid> user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        database.Add(new IdentityUserToken<Guid>
        {
            UserId = user.Id,
            LoginProvider = Provider,
            Name = id.ToString("D"),
            Value = (now + Life).UtcTicks.ToString("D19", CultureInfo.InvariantCulture),
        });
        await database.SaveChangesAsync(cancellationToken);
        var roles = await RolesAsync(database, user.Id, cancellationToken);
        return new StaffSession(id, user.Id, user.UserName!, StaffRoles.PermissionsOf(roles));
    }

    /// <summary>The session behind a token, or null when it has ended.</summary>
    public async Task<StaffSession?> FindAsync(Guid id, Guid user, string stamp, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(id, out var read) && (now - read.ReadAt).Duration() < Remembered)
        {
            return read.Session.User == user && read.Stamp == stamp ? read.Session : null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RetailDbContext>();
        var name = id.ToString("D");
        var account = await database.Users
            .Where(row => row.Id == user && row.SecurityStamp == stamp &&
                database.UserTokens.Any(
                    token => token.UserId == user && token.LoginProvider == Provider && token.Name == name))
            .Select(row => new { row.UserName })
            .SingleOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            known.TryRemove(id, out _);
            return null;
        }

        var permissions = StaffRoles.PermissionsOf(await RolesAsync(database, user, cancellationToken));
        var session = new StaffSession(id, user, account.UserName!, permissions);
        if (known.Count >= MaxRemembered)
        {
            known.Clear();
        }

        known[id] = (session, stamp, now);
        return session;
    }

    public async Task CloseAsync(RetailDbContext database, Guid id, Guid user, CancellationToken cancellationToken)
    {
        var name = id.ToString("D");
        await database.UserTokens
            .Where(token => token.UserId == user && token.LoginProvider == Provider && token.Name == name)
            .ExecuteDeleteAsync(cancellationToken);
        known.TryRemove(id, out _);
    }

    /// <summary>Ends every session of an account.</summary>
    public async Task CloseAllAsync(RetailDbContext database, Guid user, CancellationToken cancellationToken)
    {
        await database.UserTokens
            .Where(token => token.UserId == user && token.LoginProvider == Provider)
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var (id, _) in known.Where(pair => pair.Value.Session.User == user))
        {
            known.TryRemove(id, out _);
        }
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "It becomes SQL; both sides are nineteen digits.")]
    public async Task CleanAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        await database.UserTokens
            .Where(token => token.LoginProvider == Provider && string.Compare(token.Value, now) < 0)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<List<string>> RolesAsync(
        RetailDbContext database, Guid user, CancellationToken cancellationToken) =>
        await database.UserRoles.Where(given => given.UserId == user)
            .Join(database.Roles, given => given.RoleId, role => role.Id, (given, role) => role.Name!)
            .ToListAsync(cancellationToken);
}
