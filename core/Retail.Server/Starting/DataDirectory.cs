namespace Retail.Server.Starting;

/// <summary>The folder that holds all that must not be lost.</summary>
internal sealed record DataDirectory(string Path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Database => System.IO.Path.Combine(Path, "retail.db");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    public string Plugins => System.IO.Path.Combine(Path, "plugins");

    public string Publications => System.IO.Path.Combine(Path, "publications");

    /// <summary>Makes the folder where it is missing and makes sure that it can be written.</summary>
    public static DataDirectory Open(string path)
    {
        var directory = new DataDirectory(System.IO.Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(directory.Path);
            Directory.CreateDirectory(directory.Publications);
            MakePrivate(directory.Keys);
            var probe = System.IO.Path.Combine(directory.Path, $".writable-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return directory;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw StartFailure.Of("start.data-directory-unusable", "path", directory.Path, failure);
        }
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }
}
