namespace Retail.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PluginsFolder => Path.Combine(Root, "artifacts", "plugins");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files of the repository that people wrote, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "artifacts" or "bin" or "obj" or "node_modules" or ".git"))
        .Order(StringComparer.Ordinal);

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Retail.sln")))
        {
            at = Path.GetDirectoryName(at)
                ?? throw new InvalidOperationException("Retail.sln is in no folder above the tests.");
        }

        return at;
    }
}
