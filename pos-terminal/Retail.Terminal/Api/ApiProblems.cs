using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Retail.Terminal.Api;

/// <summary>Refusals as RFC 9457 problems, with the sentence in the caller's language.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult Of(Refusal refusal) => TypedResults.Problem(new ProblemDetails
    {
        Type = "urn:retail:problem:" + refusal.Code,
        Title = refusal.Code,
        Status = (int)refusal.Kind,
        Detail = refusal.In(CultureInfo.CurrentUICulture),
        Extensions = { ["code"] = refusal.Code, ["arguments"] = refusal.Arguments },
    });

    /// <summary>200 with what is made of the value, or the problem.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, object?> view) =>
        outcome.IsRefused ? Of(outcome.Refusal) : TypedResults.Json(view(outcome.Value), Abstractions.Json.RetailJson.Options);

    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.ToResult(value => value);

    /// <summary>What no handler foresaw: a body that cannot be read, or a bug, which is logged and told without its insides.</summary>
    public static Task HandleAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var refusal = failure is BadHttpRequestException bad ? Read(bad) : null;
        return refusal is not null
            ? Of(refusal).ExecuteAsync(context)
            : TypedResults.Problem(new ProblemDetails
            {
                Title = "request.failed",
                Status = StatusCodes.Status500InternalServerError,
                Detail = Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", context.TraceIdentifier)).In(CultureInfo.CurrentUICulture),
                Extensions = { ["code"] = "request.failed" },
            }).ExecuteAsync(context);
    }

    private static Refusal Read(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Refusal.Of(
            RefusalKind.Malformed, "request.too-large", ("max", TillHost.MaxBodyBytes.ToString(CultureInfo.InvariantCulture))),
        StatusCodes.Status415UnsupportedMediaType => Refusal.Of(
            RefusalKind.Malformed, "request.unsupported-media-type", ("expected", "application/json")),
        _ => Refusal.Of(RefusalKind.Malformed, "request.malformed", ("reason", (bad.InnerException as JsonException)?.Path ?? bad.Message)),
    };
}
