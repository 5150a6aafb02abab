using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

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

    public static ProblemHttpResult Of(Refusal refusal, int status) => TypedResults.Problem(new ProblemDetails
    {
        Type = "urn:retail:problem:" + refusal.Code,
        Title = refusal.Code,
        Status = status,
        Detail = refusal.In(CultureInfo.CurrentUICulture),
        Extensions = { ["code"] = refusal.Code, ["arguments"] = refusal.Arguments },
    });
}
