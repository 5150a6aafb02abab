namespace Retail.Testing.Processes;

/// <summary>Where things are in this repository, seen from a built test or program.</summary>
public static class Repository
{
    /// <summary>The folder with Retail.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder that plugins are built into.</summary>
    public static string Plugins => Path.Combine(Root, "artifacts", "plugins");

    /// <summary>The demo shop's data.</summary>
    public static string Demo => Path.Combine(Root, "core", "Retail.Server", "Demo");

    /// <summary>A project's program, in the configuration that the caller was built in.</summary>
    public static string Program(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')),
            project + ".dll");

    /// <summary>A project's program as `dotnet publish` made it for this system.</summary>
    public static string Published(string project) => Path.Combine(
        Root,
        "artifacts",
        "publish",
        project,
        "release_" + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
        project + ".dll");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Retail.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ??
                throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
        }

        return folder;
    }
}
