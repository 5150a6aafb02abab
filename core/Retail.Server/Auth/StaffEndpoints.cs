using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Commerce.Database;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>Log-in and accounts of the staff.</summary>
internal static class StaffEndpoints
{
    internal sealed record StaffSelf(string User, IReadOnlyList<string> Permissions);

    public static void MapStaff(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("/staff");
        staff.MapPost("/sessions", LogIn.HandleAsync).Allow(AccessRule.Anyone).RequireRateLimiting(RateLimits.LogIn);
        staff.MapDelete("/sessions/current", LogOutAsync).Allow(AccessRule.Staff);
        staff.MapGet("/self", ReadSelf).Allow(AccessRule.Staff);
        staff.MapGet("/", ListAsync).Allow(AccessRule.Needs(Permission.ManageStaff));
        staff.MapPost("/", AddAsync).Allow(AccessRule.Needs(Permission.ManageStaff));
        staff.MapDelete("/{id:guid}", BlockAsync).Allow(AccessRule.Needs(Permission.ManageStaff));
    }

    private static async Task<NoContent> LogOutAsync(
        ClaimsPrincipal caller, StaffSessions sessions, RetailDbContext database, CancellationToken cancellationToken)
    {
        var (session, user) = StaffTickets.Of(caller);
        await sessions.CloseAsync(database, session, user, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<StaffSelf> ReadSelf(ClaimsPrincipal caller) => TypedResults.Ok(new StaffSelf(
        caller.FindFirstValue(ClaimTypes.Name)!,
        [.. caller.FindAll(RetailClaims.Permission).Select(claim => claim.Value)]));

    private static async Task<Ok<IReadOnlyList<StaffMember>>> ListAsync(
        StaffAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await accounts.ListAsync(cancellationToken));

    private static async Task<Results<Ok<StaffMember>, ProblemHttpResult>> AddAsync(
        AddStaffMember command, StaffAccounts accounts, CancellationToken cancellationToken) =>
        (await accounts.AddAsync(command, cancellationToken)).ToOk();

    private static async Task<Results<Ok<StaffMember>, ProblemHttpResult>> BlockAsync(
        Guid id, ClaimsPrincipal caller, StaffAccounts accounts, CancellationToken cancellationToken) =>
        (await accounts.BlockAsync(id, StaffTickets.Of(caller).User, cancellationToken)).ToOk();
}
