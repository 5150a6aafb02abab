namespace Retail.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PluginsFolder => Path.Combine(Root, "artifacts", "plugins");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Retail.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Retail.sln is in no folder above the tests.");
        }

        return at;
    }
}
