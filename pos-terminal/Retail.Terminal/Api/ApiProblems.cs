using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Api;

/// <summary>Refusals as RFC 9457 problems, with the sentence in the caller's language.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult Of(Refusal refusal) => Of(refusal, (int)refusal.Kind);

    /// <summary>200 with what is made of the value, or the problem.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, object?> view) =>
        outcome.IsRefused
            ? Of(outcome.Refusal)
            : TypedResults.Json(view(outcome.Value), Abstractions.Json.RetailJson.Options);

    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.ToResult(value => value);

    /// <summary>
    /// What no handler foresaw: a body that cannot be read, or a bug, which is logged and told without its insides.
    /// </summary>
    public static Task HandleAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return (failure switch
        {
            BadHttpRequestException bad => Of(
                Refusal.Of(
                    RefusalKind.Malformed, "request.malformed",
                    ("reason", (bad.InnerException as JsonException)?.Path ?? bad.Message)),
                bad.StatusCode),
            SqliteException => Of(TillDatabase.CannotSave),
            _ => Of(
                Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", context.TraceIdentifier)),
                StatusCodes.Status500InternalServerError),
        }).ExecuteAsync(context);
    }

    /// <summary>Answers that the framework leaves empty.</summary>
    public static Task DescribeAsync(StatusCodeContext answer)
    {
        var (request, status) = (answer.HttpContext.Request, answer.HttpContext.Response.StatusCode);
        var refusal = status switch
        {
            StatusCodes.Status405MethodNotAllowed => Refusal.Of(
                RefusalKind.Malformed, "request.method-not-allowed", ("method", request.Method),
                ("path", request.Path)),
            StatusCodes.Status413PayloadTooLarge => Refusal.Of(
                RefusalKind.Malformed, "request.too-large",
                ("max", TillHost.MaxBodyBytes.ToString(CultureInfo.InvariantCulture))),
            StatusCodes.Status415UnsupportedMediaType => Refusal.Of(
                RefusalKind.Malformed, "request.unsupported-media-type", ("expected", "application/json")),
            StatusCodes.Status404NotFound =>
                Refusal.Of(RefusalKind.NotFound, "request.not-found", ("path", request.Path)),
            _ => null,
        };
        return refusal is null ? Task.CompletedTask : Of(refusal, status).ExecuteAsync(answer.HttpContext);
    }

    private static ProblemHttpResult Of(Refusal refusal, int status) => TypedResults.Problem(new ProblemDetails
    {
        Type = "urn:retail:problem:" + refusal.Code,
        Title = refusal.Code,
        Status = status,
        Detail = refusal.In(CultureInfo.CurrentUICulture),
        Extensions = { ["code"] = refusal.Code, ["arguments"] = refusal.Arguments },
    });
}
