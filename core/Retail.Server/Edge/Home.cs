using Retail.Commerce.Http;

namespace Retail.Server.Edge;

/// <summary>
/// The bare address leads to the face that the operator chose (<c>Retail:Home</c>, the web shop unless set).
/// </summary>
internal static class Home
{
    private const string Shop = "/shop";

    public static void MapHome(this WebApplication app)
    {
        var home = app.Configuration["Retail:Home"] is { Length: > 0 } chosen ? chosen : Shop;
        app.MapGet("/", () => TypedResults.LocalRedirect("~" + home)).Allow(AccessRule.Anyone).ExcludeFromDescription();
    }
}
