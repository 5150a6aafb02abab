using Retail.Faces;

namespace Retail.Server.Edge;

/// <summary>
/// What browsers are told about answers, whatever answers: guess nothing, run nothing that is not from here, show it in
/// nobody's frame. Answers for programs are not kept and run nothing at all.
/// </summary>
internal static class AnswerHeaders
{
    private static readonly string[] ForPrograms = ["/api", "/openapi", "/health"];

    public static void UseAnswerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        if (!Array.Exists(ForPrograms, start => path.StartsWithSegments(start, StringComparison.Ordinal)))
        {
            PageHeaders.Protect(headers);
            return Task.CompletedTask;
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
