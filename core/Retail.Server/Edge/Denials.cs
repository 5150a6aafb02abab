using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Retail.BackOffice;
using Retail.Server.Auth;

namespace Retail.Server.Edge;

/// <summary>
/// 401 and 403 as problems. Credentials that do not hold are refused on every endpoint, open ones included: a till
/// whose clock is wrong must not be served as a stranger.
/// </summary>
internal sealed class Denials : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint() is null)
        {
            // Where there is no endpoint there is nothing to guard: the answer is 404.
            return next(context);
        }

        if (Office.IsPage(context))
        {
            return authorizeResult.Forbidden
                ? Office.RefuseAsync(context)
                : Office.AskToLogInAsync(context);
        }

        return authorizeResult.Forbidden
            ? StatusProblems.WriteAsync(
                context, Refusal.Of(RefusalKind.Forbidden, "request.forbidden"), StatusCodes.Status403Forbidden)
            : ChallengeAsync(context, Refusal.Of(RefusalKind.Unauthenticated, "request.unauthenticated"));
    }

    /// <summary>Refuses what authentication could not believe.</summary>
    public static async Task RefuseBadCredentials(HttpContext context, RequestDelegate next)
    {
        // Read once per request by its handler, and kept there.
        if ((await context.AuthenticateAsync()).Failure is CredentialFailure failure)
        {
            await ChallengeAsync(context, failure.Refusal);
        }
        else
        {
            await next(context);
        }
    }

    private static Task ChallengeAsync(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer, Terminal";
        return StatusProblems.WriteAsync(context, refusal, StatusCodes.Status401Unauthorized);
    }
}
