using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Server;

/// <summary>The real program: what keeps it from starting is one sentence and an exit code, never a stack.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("en_GB.UTF-8", "in use by another program")]
    [InlineData("es_ES.UTF-8", "la está usando otro programa")]
    public async Task A_port_in_use_is_told_in_the_operators_language(string language, string words)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var ended = await RunAsync(language, $"--urls={address}");

        ShowsOneSentence(ended, words);
        Assert.Contains(address, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_named()
    {
        await File.WriteAllTextAsync(Database, new string('x', 8192));

        ShowsOneSentence(await RunAsync(), "damaged or no database");
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE notes (text TEXT)");
        var before = await File.ReadAllBytesAsync(Database);

        ShowsOneSentence(await RunAsync(), "belongs to another program");
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(Database);

        ShowsOneSentence(await RunAsync(), "cannot be opened");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using (var server = await StartAsync())
        {
            await server.StopAsync();
        }

        Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')");

        ShowsOneSentence(await RunAsync(), "newer version");
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, string.Empty);

        ShowsOneSentence(
            await RunAsync("en_GB.UTF-8", $"--Retail:DataDirectory={Path.Combine(file, "data")}"),
            "cannot be made or written");
    }

    [Fact]
    public async Task A_damaged_key_is_named()
    {
        await using (var server = await StartAsync())
        {
            await server.StopAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "keys", "publication.key"), "scribble");

        ShowsOneSentence(await RunAsync(), "publication.key");
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_named() =>
        ShowsOneSentence(await RunAsync("en_GB.UTF-8", "--Retail:PublicAddress=here"), "Retail:PublicAddress");

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Keys_are_for_their_owner_only()
    {
        await using var server = await StartAsync();

        const UnixFileMode ownersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(ownersFile, File.GetUnixFileMode(Path.Combine(folder.Path, "keys", "capability.key")));
        Assert.Equal(ownersFile, File.GetUnixFileMode(Path.Combine(folder.Path, "keys", "publication.key")));
        Assert.Equal(ownersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder.Path, "keys")));
    }

    [Fact]
    public async Task The_first_admin_comes_from_the_command_line_and_never_with_a_weak_password()
    {
        await using var server = await StartAsync();

        var weak = await RunAsync("en_GB.UTF-8", "short", "staff", "add", "--user", "ana", "--role", "admin");
        await server.AddStaffAsync("ana", "correct horse battery", "admin");
        var usage = await RunAsync("en_GB.UTF-8", null, "staff", "dance");

        ShowsOneSentence(weak, "10 to 200 characters");
        ShowsOneSentence(usage, "staff add --user");
        using var http = new HttpClient { BaseAddress = server.Address };
        var session = await RunningServer.SendAsync(
            http, HttpMethod.Post, "/api/v1/staff/sessions", new { user = "ana", password = "correct horse battery" });
        Assert.Equal(HttpStatusCode.OK, session.Status);
    }

    public void Dispose() => folder.Dispose();

    private string Database => Path.Combine(folder.Path, "retail.db");

    private static void ShowsOneSentence((int Code, string Error, string Output) ended, string words)
    {
        Assert.Equal(1, ended.Code);
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", ended.Error + ended.Output, StringComparison.Ordinal);
    }

    private async Task<ServerProcess> StartAsync()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take()}");
        var server = new ServerProcess(folder.Path, new Uri(address));
        await server.StartAsync();
        return server;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<(int Code, string Error, string Output)> RunAsync(
        string language = "en_GB.UTF-8", string? setting = null) =>
        RunAsync(language, null, setting is null ? [] : [setting]);

    private async Task<(int Code, string Error, string Output)> RunAsync(
        string language, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder.Path,
        };
        // A later setting wins over an earlier one; the verb comes first.
        string[] all =
        [
            Repository.Program("Retail.Server"),
            .. arguments.TakeWhile(one => one[0] != '-'),
            "--urls=http://127.0.0.1:0",
            $"--Retail:DataDirectory={folder.Path}",
            .. arguments.SkipWhile(one => one[0] != '-'),
        ];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input ?? string.Empty);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, await error, await output);
    }
}
