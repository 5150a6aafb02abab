using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Retail.Commerce.Http;

/// <summary>
/// Refusals as RFC 9457 problems: <c>code</c> and <c>arguments</c> for programs, <c>detail</c> for the reader in their
/// language.
/// </summary>
public static class Problems
{
    /// <summary>The problem that carries this refusal.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal) => TypedResults.Problem(Describe(refusal));

    /// <summary>The same as a value, for those who write it themselves.</summary>
    public static ProblemDetails Describe(Refusal refusal) => new()
    {
        Type = "urn:retail:problem:" + refusal.Code,
        Title = refusal.Code,
        Status = (int)refusal.Kind,
        Detail = refusal.In(CultureInfo.CurrentUICulture),
        Extensions = { ["code"] = refusal.Code, ["arguments"] = refusal.Arguments },
    };

    /// <summary>200 with the value, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToOk<T>(this Outcome<T> outcome) =>
        outcome.IsRefused ? outcome.Refusal.ToProblem() : TypedResults.Ok(outcome.Value);
}
