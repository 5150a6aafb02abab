using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Retail.Server.Edge;

/// <summary>
/// What no handler caught. A request that cannot be read is told what is wrong with it; a bug is logged whole under a
/// reference, and only the reference leaves the house.
/// </summary>
internal sealed partial class Failures(ILogger<Failures> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            var refusal = StatusProblems.IsForPeople(context)
                ? StatusProblems.BadForm(bad.StatusCode)
                : Explain(context, bad);
            await StatusProblems.WriteAsync(context, refusal, bad.StatusCode);
            return true;
        }

        if (IsUnstorableText(exception))
        {
            await StatusProblems.WriteAsync(
                context, Refusal.Of(RefusalKind.Malformed, "request.bad-text"), StatusCodes.Status400BadRequest);
            return true;
        }

        LogFailure(context.TraceIdentifier, context.Request.Method, context.Request.Path, exception);
        await StatusProblems.WriteAsync(
            context,
            Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", context.TraceIdentifier)),
            StatusCodes.Status500InternalServerError);
        return true;
    }

    // The character NUL, which PostgreSQL keeps in no text: SQLSTATE 22021, character not in repertoire.
    private static bool IsUnstorableText(Exception? exception) =>
        exception is not null &&
        (exception is DbException { SqlState: "22021" } || IsUnstorableText(exception.InnerException));

    private static Refusal Explain(HttpContext context, BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            StatusProblems.TooLarge(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0),
        StatusCodes.Status415UnsupportedMediaType => StatusProblems.WrongMediaType(context),
        _ => bad.InnerException is JsonException json
            ? UnreadableJson.Explain(json, CultureInfo.CurrentUICulture)
            : UnreadableJson.ExplainParameter(bad.Message, CultureInfo.CurrentUICulture),
    };

    [LoggerMessage(1, LogLevel.Error, "Request {Reference} failed: {Method} {Path}")]
    private partial void LogFailure(string reference, string method, string path, Exception exception);
}
