using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Retail.Server.Auth;

/// <summary>Identity's accounts, with lockout by our clock: Identity itself asks the machine's.</summary>
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
    TimeProvider clock)
    : UserManager<IdentityUser<Guid>>(
        store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    public override async Task<bool> IsLockedOutAsync(IdentityUser<Guid> user) =>
        await GetLockoutEndDateAsync(user) > clock.GetUtcNow();

    /// <summary>
    /// Counts a wrong password; the last one allowed locks the account for a while and begins to count anew.
    /// </summary>
    public override Task<IdentityResult> AccessFailedAsync(IdentityUser<Guid> user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        }

        return UpdateAsync(user);
    }
}
