using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Sentences;

namespace Retail.Faces;

/// <summary>What went wrong, as a page: for people who followed a link or sent a form.</summary>
public static class ProblemPage
{
    private static readonly Dictionary<string, string> Nothing = [];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Whether the caller is a browser that shows its answer to a person.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the refusal under the status that its kind has.</summary>
    public static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = (int)refusal.Kind;
        return WriteAsync(context, refusal);
    }

    /// <summary>Writes the refusal under the status that the response has.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var culture = CultureInfo.CurrentUICulture;
        var language = culture.TwoLetterISOLanguageName;
        PageHeaders.Set(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        var title = Encoder.Encode(Sentence.Write("page.problem-title", Nothing, culture));
        var home = Encoder.Encode(Sentence.Write("page.problem-home", Nothing, culture));
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{LookFiles.AddressOf("retail.css")}">
            </head>
            <body>
            <main class="problem-page">
            <h1>{title}</h1>
            <p id="problem" role="alert">{Encoder.Encode(refusal.In(culture))}</p>
            <p><a class="button" href="/">{home}</a></p>
            </main>
            </body>
            </html>
            """,
            // Not the request's token: a request that took too long has used it up, and is told so here.
            CancellationToken.None);
    }
}
