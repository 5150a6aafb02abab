using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Retail.Commerce.Database;

namespace Retail.Server.Auth;

/// <summary>
/// Identity's accounts, with lockout by our clock: Identity itself asks the machine's. Tries are counted in one
/// statement each, because of those that come at once Identity counts one and fails the others.
/// </summary>
internal sealed class StaffUsers(
    IUserStore<IdentityUser<Guid>> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<IdentityUser<Guid>> hasher,
    IEnumerable<IUserValidator<IdentityUser<Guid>>> userValidators,
    IEnumerable<IPasswordValidator<IdentityUser<Guid>>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<IdentityUser<Guid>>> logger,
    RetailDbContext database,
    TimeProvider clock)
    : UserManager<IdentityUser<Guid>>(
        store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    public override async Task<bool> IsLockedOutAsync(IdentityUser<Guid> user) =>
        await GetLockoutEndDateAsync(user) > clock.GetUtcNow();

    /// <summary>
    /// Counts a wrong password; the last one allowed locks the account for a while and begins to count anew.
    /// </summary>
    public override async Task<IdentityResult> AccessFailedAsync(IdentityUser<Guid> user)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + Options.Lockout.DefaultLockoutTimeSpan;
        var last = Options.Lockout.MaxFailedAccessAttempts - 1;
        await database.Users
            .Where(row => row.Id == user.Id && (row.LockoutEnd == null || row.LockoutEnd <= now))
            .ExecuteUpdateAsync(row => row
                .SetProperty(value => value.LockoutEnd, value => value.AccessFailedCount >= last ? until : null)
                .SetProperty(
                    value => value.AccessFailedCount,
                    value => value.AccessFailedCount >= last ? 0 : value.AccessFailedCount + 1));
        return IdentityResult.Success;
    }

    public override async Task<IdentityResult> ResetAccessFailedCountAsync(IdentityUser<Guid> user)
    {
        await database.Users
            .Where(row => row.Id == user.Id && row.AccessFailedCount != 0)
            .ExecuteUpdateAsync(row => row.SetProperty(value => value.AccessFailedCount, 0));
        return IdentityResult.Success;
    }
}
