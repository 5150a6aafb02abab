using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>A policy for every rule that an endpoint can state; an endpoint that states none is closed.</summary>
internal static class Policies
{
    public static void AddPolicies(this AuthorizationBuilder authorization)
    {
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        authorization.Add(
            AccessRule.CartHolder,
            caller => caller.HasClaim(RetailClaims.CartToken) || caller.HasClaim(RetailClaims.Terminal));
        authorization.Add(AccessRule.Terminal, caller => caller.HasClaim(RetailClaims.Terminal));
        authorization.Add(AccessRule.Staff, StaffTickets.IsStaff);
        foreach (var permission in Permission.All)
        {
            authorization.Add(AccessRule.Needs(permission), caller => caller.May(permission));
            authorization.Add(
                AccessRule.TerminalOr(permission),
                caller => caller.HasClaim(RetailClaims.Terminal) || caller.May(permission));
        }
    }

    private static void Add(
        this AuthorizationBuilder authorization,
        AccessRule rule,
        Func<ClaimsPrincipal, bool> may) =>
        authorization.AddPolicy(
            rule.Name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => may(context.User)));

    private static bool HasClaim(this ClaimsPrincipal caller, string type) =>
        caller.HasClaim(claim => claim.Type == type);

    private static bool May(this ClaimsPrincipal caller, Permission permission) =>
        caller.HasClaim(RetailClaims.Permission, permission.Name);
}
