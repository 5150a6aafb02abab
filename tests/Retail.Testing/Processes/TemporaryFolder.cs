using Retail.Testing.Databases;

namespace Retail.Testing.Processes;

/// <summary>A folder of its own for one test or demo, removed afterwards with its databases.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes it.</summary>
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("retail-").FullName;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>A folder inside, made if need be.</summary>
    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        TestDatabase.Forget(Path);
        Directory.Delete(Path, recursive: true);
    }
}
