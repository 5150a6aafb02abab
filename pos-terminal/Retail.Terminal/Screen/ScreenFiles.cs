using Retail.Faces;

namespace Retail.Terminal.Screen;

/// <summary>The screen's own sheet, script and picture.</summary>
internal static class ScreenFiles
{
    private static readonly FaceFiles Files = new(typeof(ScreenFiles).Assembly, "screen");

    public static string AddressOf(string name) => Files.AddressOf(name);

    public static void MapScreenFiles(this IEndpointRouteBuilder routes) => Files.Map(routes);
}
