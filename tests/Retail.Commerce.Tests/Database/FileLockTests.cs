using Retail.Server.Database.Sqlite;
using Retail.Server.Starting;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Database;

/// <summary>The lock of a file: worth waiting for while somebody has it, and for nothing else.</summary>
[Trait("Database", "sqlite")]
public sealed class FileLockTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_turn_waits_for_the_one_who_has_it()
    {
        var first = await TakeAsync(folder.Path);
        var second = TakeAsync(folder.Path);
        await Task.Delay(300);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await (await second.WaitAsync(Patience)).DisposeAsync();
    }

    [Fact]
    public async Task A_turn_in_a_folder_that_is_gone_is_refused_at_once()
    {
        var refused = await Assert.ThrowsAsync<StartFailure>(
            () => TakeAsync(Path.Combine(folder.Path, "gone")).WaitAsync(Patience));

        Assert.IsType<DirectoryNotFoundException>(refused.InnerException);
    }

    public void Dispose() => folder.Dispose();

    private static Task<FileStream> TakeAsync(string path) =>
        SqliteDatabase.TakeTurnAsync(new DataDirectory(path), TimeProvider.System, CancellationToken.None);
}
