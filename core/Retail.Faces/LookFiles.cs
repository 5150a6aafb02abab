using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Retail.Faces;

/// <summary>
/// The look that every face shares: one sheet of custom properties and parts, one script, one set of icons, at
/// <c>/look/{file}</c>.
/// </summary>
public static class LookFiles
{
    private static readonly FaceFiles Files = new(typeof(LookFiles).Assembly, "look");

    /// <summary>Where they are.</summary>
    public static string Path => Files.Path;

    /// <summary>The address of this file's content; throws when there is no such file.</summary>
    public static string AddressOf(string name) => Files.AddressOf(name);

    /// <summary>Serves them.</summary>
    public static IEndpointConventionBuilder MapLook(this IEndpointRouteBuilder routes)
    {
        var look = routes.MapGroup("");

        // Asked for by every browser on a page that names no icon, a problem's for one.
        look.MapMethods(
            "/favicon.ico",
            [HttpMethods.Get, HttpMethods.Head],
            () => TypedResults.LocalRedirect(AddressOf("icon.svg"))).AllowAnonymous().ExcludeFromDescription();
        Files.Map(look);
        return look;
    }
}
