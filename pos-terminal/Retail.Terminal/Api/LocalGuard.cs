using System.Net;

namespace Retail.Terminal.Api;

/// <summary>
/// The till's API is for this machine's own screen: a page of another origin in the same browser must not reach it, not
/// even through a name that its owner points at 127.0.0.1.
/// </summary>
internal static class LocalGuard
{
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host;
        if (!IsLoopback(host.Host))
        {
            return ApiProblems.Of(Refusal.Of(RefusalKind.Forbidden, "till.foreign-host")).ExecuteAsync(context);
        }

        var origin = context.Request.Headers.Origin;
        return origin.Count == 0 || origin == $"{context.Request.Scheme}://{host}"
            ? next(context)
            : ApiProblems.Of(Refusal.Of(RefusalKind.Forbidden, "till.foreign-origin")).ExecuteAsync(context);
    }
}
