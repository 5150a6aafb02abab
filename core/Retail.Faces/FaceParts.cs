using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;

namespace Retail.Faces;

/// <summary>What every process with pages adds.</summary>
public static class FaceParts
{
    /// <summary>Pages are rendered here, from components, without a circuit.</summary>
    public static IServiceCollection AddFaces(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.Configure<WebEncoderOptions>(
            encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services;
    }

    /// <summary>
    /// The look's files and the rules of pages; goes behind routing and the languages, in front of the endpoints.
    /// </summary>
    public static void UseFaces(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is null)
            {
                return next(context);
            }

            PageHeaders.Set(context.Response.Headers);
            if (context.Request.Headers.ContainsKey("X-Live"))
            {
                context.Response.OnStarting(SoftenAsync, context.Response);
            }

            if (FormGuard.Allows(context.Request))
            {
                return next(context);
            }

            return ProblemPage.RefuseAsync(context, Refusal.Of(RefusalKind.Forbidden, "page.foreign-form"));
        });
    }

    /// <summary>
    /// A form that is refused is no error of the page, but browsers log each 4xx as one; so the page's script gets the
    /// status in a header.
    /// </summary>
    private static Task SoftenAsync(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode is >= 400 and < 500 &&
            response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            response.Headers["Live-Status"] = response.StatusCode.ToString(CultureInfo.InvariantCulture);
            response.StatusCode = StatusCodes.Status200OK;
        }

        return Task.CompletedTask;
    }
}
