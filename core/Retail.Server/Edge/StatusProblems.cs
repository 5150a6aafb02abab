using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Retail.Commerce.Http;
using Retail.Faces;

namespace Retail.Server.Edge;

/// <summary>An answer that is only a status gets its problem.</summary>
internal static class StatusProblems
{
    private const int MaxPath = 200;

    public static Task WriteAsync(StatusCodeContext context) => WriteAsync(context.HttpContext);

    public static Task WriteAsync(HttpContext context) =>
        WriteAsync(context, Describe(context), context.Response.StatusCode);

    /// <summary>Writes the refusal under this status, which may be one that no business rule has.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal, int status)
    {
        if (IsForPeople(context))
        {
            context.Response.StatusCode = status;
            return ProblemPage.WriteAsync(context, refusal);
        }

        var problem = Problems.Describe(refusal);
        problem.Status = status;
        return TypedResults.Problem(problem).ExecuteAsync(context);
    }

    public static Refusal TooLarge(long max) =>
        Refusal.Of(RefusalKind.Malformed, "request.too-large", ("max", max.ToString(CultureInfo.InvariantCulture)));

    public static Refusal WrongMediaType(HttpContext context) =>
        Refusal.Of(
            RefusalKind.Malformed,
            "request.unsupported-media-type",
            ("expected", string.Join(", ", MediaTypes.Of(context))));

    /// <summary>
    /// Whether a person reads the answer. A page keeps its mark when it fails; where there is no endpoint, what the
    /// browser asks for says it.
    /// </summary>
    public static bool IsForPeople(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not null ||
        (ProblemPage.IsWanted(context.Request) &&
            !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal));

    /// <summary>What people are told of a form that cannot be read.</summary>
    public static Refusal BadForm(int status) => status == StatusCodes.Status413PayloadTooLarge
        ? Refusal.Of(RefusalKind.Malformed, "page.too-large")
        : Refusal.Of(RefusalKind.Malformed, "page.bad-form");

    private static Refusal Describe(HttpContext context)
    {
        var path = context.Request.Path.ToString();
        path = path.Length > MaxPath ? path[..MaxPath] : path;
        var status = context.Response.StatusCode;
        if (IsForPeople(context) && status < StatusCodes.Status500InternalServerError)
        {
            return status switch
            {
                StatusCodes.Status403Forbidden => Refusal.Of(RefusalKind.Forbidden, "request.forbidden"),
                StatusCodes.Status404NotFound => Refusal.Of(RefusalKind.NotFound, "page.not-found", ("path", path)),
                StatusCodes.Status405MethodNotAllowed =>
                    Refusal.Of(RefusalKind.Malformed, "page.not-that-way", ("path", path)),
                StatusCodes.Status429TooManyRequests => Refusal.Of(RefusalKind.TooMany, "request.too-many"),
                _ => BadForm(status),
            };
        }

        return status switch
        {
            StatusCodes.Status401Unauthorized => Refusal.Of(RefusalKind.Unauthenticated, "request.unauthenticated"),
            StatusCodes.Status403Forbidden => Refusal.Of(RefusalKind.Forbidden, "request.forbidden"),
            StatusCodes.Status404NotFound => Refusal.Of(RefusalKind.NotFound, "request.not-found", ("path", path)),
            StatusCodes.Status405MethodNotAllowed =>
                Refusal.Of(
                    RefusalKind.Malformed,
                    "request.method-not-allowed",
                    ("method", context.Request.Method),
                    ("path", path)),
            StatusCodes.Status413PayloadTooLarge => TooLarge(BodyLimits.Usual),
            StatusCodes.Status415UnsupportedMediaType => WrongMediaType(context),
            StatusCodes.Status429TooManyRequests => Refusal.Of(RefusalKind.TooMany, "request.too-many"),
            StatusCodes.Status504GatewayTimeout => Refusal.Of(RefusalKind.Unavailable, "request.timed-out"),
            >= StatusCodes.Status500InternalServerError =>
                Refusal.Of(RefusalKind.Unavailable, "request.failed", ("reference", context.TraceIdentifier)),
            _ => UnreadableJson.Odd(CultureInfo.CurrentUICulture),
        };
    }
}
