namespace Retail.Publications;

/// <summary>Files on their way to a publication's name. What a crash leaves of them means nothing.</summary>
internal static class TemporaryFiles
{
    /// <summary>Ending of the file that rows are collected in.</summary>
    public const string Building = ".building";

    /// <summary>Ending of the compact file before it gets its name.</summary>
    public const string Writing = ".writing";

    /// <summary>Ending of a file that a shelf is verifying.</summary>
    public const string Arriving = ".arriving";

    public static void DeleteLeftovers(string folder)
    {
        foreach (var ending in (string[])[Building, Writing, Arriving])
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*" + ending))
            {
                File.Delete(path);
            }
        }
    }

    public static void FlushToDisk(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
