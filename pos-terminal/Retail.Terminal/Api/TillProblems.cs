using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Retail.Faces;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Api;

/// <summary>What no handler foresaw: a page for who looks at one, a problem for programs.</summary>
internal static class TillProblems
{
    /// <summary>A body that cannot be read, or a bug, which is logged and told without its insides.</summary>
    public static Task HandleAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return failure switch
        {
            BadHttpRequestException bad when IsForPeople(context) =>
                WriteAsync(context, BadForm(bad.StatusCode), bad.StatusCode),
            BadHttpRequestException bad => WriteAsync(
                context,
                Refusal.Of(
                    RefusalKind.Malformed, "request.malformed",
                    ("reason", (bad.InnerException as JsonException)?.Path ?? bad.Message)),
                bad.StatusCode),
            SqliteException => WriteAsync(context, TillDatabase.CannotSave, (int)TillDatabase.CannotSave.Kind),
            _ => WriteAsync(
                context,
                Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", context.TraceIdentifier)),
                StatusCodes.Status500InternalServerError),
        };
    }

    /// <summary>Answers that the framework leaves empty.</summary>
    public static Task DescribeAsync(StatusCodeContext answer)
    {
        var context = answer.HttpContext;
        var status = context.Response.StatusCode;
        var refusal = IsForPeople(context) ? ForPeople(context.Request, status) : ForPrograms(context.Request, status);
        return refusal is null ? Task.CompletedTask : WriteAsync(context, refusal, status);
    }

    private static Refusal? ForPeople(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status404NotFound => Refusal.Of(RefusalKind.NotFound, "page.not-found", ("path", request.Path)),
        StatusCodes.Status405MethodNotAllowed =>
            Refusal.Of(RefusalKind.Malformed, "page.not-that-way", ("path", request.Path)),
        >= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError => BadForm(status),
        _ => null,
    };

    private static Refusal? ForPrograms(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status404NotFound =>
            Refusal.Of(RefusalKind.NotFound, "request.not-found", ("path", request.Path)),
        StatusCodes.Status405MethodNotAllowed => Refusal.Of(
            RefusalKind.Malformed, "request.method-not-allowed", ("method", request.Method), ("path", request.Path)),
        StatusCodes.Status413PayloadTooLarge => Refusal.Of(
            RefusalKind.Malformed, "request.too-large",
            ("max", TillHost.MaxBodyBytes.ToString(CultureInfo.InvariantCulture))),
        StatusCodes.Status415UnsupportedMediaType => Refusal.Of(
            RefusalKind.Malformed, "request.unsupported-media-type", ("expected", "application/json")),
        _ => null,
    };

    private static Refusal BadForm(int status) => Refusal.Of(
        RefusalKind.Malformed,
        status == StatusCodes.Status413PayloadTooLarge ? "page.too-large" : "page.bad-form");

    /// <summary>
    /// The page's script is no person: where no page of the till comes, it keeps what was typed and asks again.
    /// </summary>
    private static bool IsForPeople(HttpContext context) =>
        ProblemPage.IsWanted(context.Request) &&
        !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) &&
        !context.Request.Headers.ContainsKey("X-Live");

    private static Task WriteAsync(HttpContext context, Refusal refusal, int status)
    {
        if (!IsForPeople(context))
        {
            return ApiProblems.Of(refusal, status).ExecuteAsync(context);
        }

        context.Response.StatusCode = status;
        return ProblemPage.WriteAsync(context, refusal);
    }
}
