namespace Retail.Terminal;

/// <summary>The till's folder, held by one process at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream held;

    private DataDirectory(FileStream held) => this.held = held;

    /// <summary>Makes and holds the folder, or says why the till cannot start there.</summary>
    public static DataDirectory Hold(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused("till.data-directory-unwritable", path, failure);
        }

        var lockPath = Path.Combine(path, "till.lock");
        try
        {
            return new DataDirectory(
                new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Refused("till.data-directory-unwritable", path, failure);
        }
        catch (IOException failure)
        {
            // The file is there but cannot be had: another till has it.
            throw Refused(
                File.Exists(lockPath) ? "till.data-directory-in-use" : "till.data-directory-unwritable", path, failure);
        }
    }

    public void Dispose() => held.Dispose();

    private static StartRefusedException Refused(string code, string path, Exception failure) =>
        new(Refusal.Of(RefusalKind.Unavailable, code, ("path", path)), failure);
}
