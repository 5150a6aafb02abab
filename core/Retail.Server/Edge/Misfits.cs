namespace Retail.Server.Edge;

/// <summary>
/// Routing answers a wrong method or media type with an endpoint of its own, which carries no rule: it is answered
/// before authorization would call it forbidden. Every endpoint that somebody mapped is a route endpoint and goes on.
/// </summary>
internal static class Misfits
{
    public static Task Answer(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is { RequestDelegate: { } answer } endpoint and not RouteEndpoint
            ? answer(context)
            : next(context);
}
