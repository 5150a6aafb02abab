using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;

namespace Retail.Server.Auth;

/// <summary>Creating, listing and blocking accounts: for the endpoints and for the verb of the command line.</summary>
internal sealed class StaffAccounts(
    StaffUsers users,
    RoleManager<IdentityRole<Guid>> roles,
    RetailDbContext database,
    StaffSessions sessions,
    TimeProvider clock)
{
    public const int MinPassword = 10;
    private const int MaxPassword = 200;
    private const int MaxName = 60;

    private static readonly string[] LostRaces =
    [
        nameof(IdentityErrorDescriber.ConcurrencyFailure), nameof(IdentityErrorDescriber.DuplicateUserName),
        nameof(IdentityErrorDescriber.DuplicateRoleName), nameof(IdentityErrorDescriber.UserAlreadyInRole),
    ];

    public async Task<Outcome<StaffMember>> AddAsync(AddStaffMember command, CancellationToken cancellationToken)
    {
        if (Check(command) is { } refusal)
        {
            return refusal;
        }

        return await database.RaceAsync(() => AddOnceAsync(command, cancellationToken), cancellationToken);
    }

    private async Task<Outcome<StaffMember>> AddOnceAsync(AddStaffMember command, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await users.FindByNameAsync(command.User) is not null)
        {
            return Refusal.Of(RefusalKind.Conflict, "staff.user-exists", ("user", command.User));
        }

        var user = new IdentityUser<Guid> { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = command.User };
        Expect(await users.CreateAsync(user, command.Password));
        string[] given = [.. command.Roles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var role in given)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                var id = Guid.CreateVersion7(clock.GetUtcNow());
                Expect(await roles.CreateAsync(new IdentityRole<Guid> { Id = id, Name = role }));
            }
        }

        Expect(await users.AddToRolesAsync(user, given));
        await transaction.CommitAsync(cancellationToken);
        return new StaffMember(user.Id, command.User, given, Blocked: false);
    }

    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName)
            .Select(user => new
            {
                user.Id,
                user.UserName,
                user.LockoutEnd,
                Roles = database.UserRoles.Where(given => given.UserId == user.Id)
                    .Join(database.Roles, given => given.RoleId, role => role.Id, (given, role) => role.Name!)
                    .OrderBy(name => name)
                    .ToList(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new StaffMember(
                row.Id, row.UserName!, row.Roles, Blocked: row.LockoutEnd == DateTimeOffset.MaxValue)),
        ];
    }

    /// <summary>Shuts an account out: its sessions end, and no password opens it again.</summary>
    public async Task<Outcome<StaffMember>> BlockAsync(Guid id, Guid by, CancellationToken cancellationToken)
    {
        if (id == by)
        {
            return Refusal.Of(RefusalKind.Rule, "staff.own-account");
        }

        return await database.RaceAsync(() => BlockOnceAsync(id, cancellationToken), cancellationToken);
    }

    private async Task<Outcome<StaffMember>> BlockOnceAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(id.ToString("D"));
        if (user is null)
        {
            return Refusal.Of(RefusalKind.NotFound, "staff.not-found", ("id", id.ToString("D")));
        }

        Expect(await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue));
        Expect(await users.UpdateSecurityStampAsync(user));
        await sessions.CloseAllAsync(database, id, cancellationToken);
        return new StaffMember(
            id, user.UserName!, [.. (await users.GetRolesAsync(user)).Order(StringComparer.Ordinal)], Blocked: true);
    }

    private Refusal? Check(AddStaffMember command)
    {
        var allowed = users.Options.User.AllowedUserNameCharacters;
        if (command.User.Length is 0 or > MaxName || !command.User.All(allowed.Contains))
        {
            return Refusal.Of(RefusalKind.Rule, "staff.bad-user-name", ("user", command.User), ("max", Text(MaxName)));
        }

        if (command.Password.Length is < MinPassword or > MaxPassword)
        {
            return Refusal.Of(
                RefusalKind.Rule, "staff.bad-password", ("min", Text(MinPassword)), ("max", Text(MaxPassword)));
        }

        var isKnown = command.Roles.Count > 0 &&
            command.Roles.All(role => StaffRoles.Names.Contains(role, StringComparer.Ordinal));
        return !isKnown
            ? Refusal.Of(
                RefusalKind.Rule,
                "staff.unknown-role",
                ("role", command.Roles.Except(StaffRoles.Names, StringComparer.Ordinal).FirstOrDefault() ?? "-"),
                ("roles", string.Join(", ", StaffRoles.Names)))
            : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What Identity could refuse was checked above; what is left was changed by somebody else meanwhile, or is broken.
    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            var codes = string.Join(", ", result.Errors.Select(error => error.Code));
            throw result.Errors.Any(error => LostRaces.Contains(error.Code, StringComparer.Ordinal))
                ? new DbUpdateConcurrencyException(codes)
                : new InvalidOperationException(codes);
        }
    }
}
