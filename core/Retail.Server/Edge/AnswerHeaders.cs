namespace Retail.Server.Edge;

/// <summary>What browsers are told about answers: guess nothing, keep nothing, run nothing.</summary>
internal static class AnswerHeaders
{
    public static void UseAnswerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.Ordinal) &&
            !path.StartsWithSegments("/openapi", StringComparison.Ordinal) &&
            !path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            // Pages have headers of their own (Retail.Faces); files need no more than this.
            return Task.CompletedTask;
        }

        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
