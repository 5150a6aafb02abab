using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Server;

/// <summary>The real program: what keeps it from starting is one sentence and an exit code, never a stack.</summary>
[Trait("Database", "sqlite")]
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

        ended.ShowsOneSentence(words);
        Assert.Contains(address, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_named()
    {
        await File.WriteAllTextAsync(Database, new string('x', 8192));

        (await RunAsync()).ShowsOneSentence("damaged or no database");
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE notes (text TEXT)");
        var before = await File.ReadAllBytesAsync(Database);

        (await RunAsync()).ShowsOneSentence("belongs to another program");
        Assert.Equal(before, await File.ReadAllBytesAsync(Database));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(Database);

        (await RunAsync()).ShowsOneSentence("cannot be opened");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using (var server = await StartAsync())
        {
            await server.StopAsync();
        }

        Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')");

        (await RunAsync()).ShowsOneSentence("newer version");
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(folder.Path, "a-file");
        await File.WriteAllTextAsync(file, string.Empty);

        (await RunAsync("en_GB.UTF-8", $"--Retail:DataDirectory={Path.Combine(file, "data")}"))
            .ShowsOneSentence("cannot be made or written");
    }

    [Fact]
    public async Task A_damaged_key_is_named()
    {
        await using (var server = await StartAsync())
        {
            await server.StopAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "keys", "publication.key"), "scribble");

        (await RunAsync()).ShowsOneSentence("publication.key");
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_named() =>
        (await RunAsync("en_GB.UTF-8", "--Retail:PublicAddress=here")).ShowsOneSentence("Retail:PublicAddress");

    [Fact]
    public async Task A_guarantee_that_is_no_time_is_told_in_one_sentence() =>
        (await RunAsync("en_GB.UTF-8", "--Retail:Carts:Guarantee=0")).ShowsOneSentence("Retail:Carts:Guarantee");

    [Fact]
    public async Task A_proxy_that_is_no_address_is_named() =>
        (await RunAsync("en_GB.UTF-8", "--Retail:Proxies=10.0.0.5, my-proxy")).ShowsOneSentence("names my-proxy");

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

        weak.ShowsOneSentence("10 to 200 characters");
        usage.ShowsOneSentence("staff add --user");
        using var http = new HttpClient { BaseAddress = server.Address };
        var session = await RunningServer.SendAsync(
            http, HttpMethod.Post, "/api/v1/staff/sessions", new { user = "ana", password = "correct horse battery" });
        Assert.Equal(HttpStatusCode.OK, session.Status);
    }

    public void Dispose() => folder.Dispose();

    private string Database => Path.Combine(folder.Path, "retail.db");

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

    private Task<EndedStart> RunAsync(string language = "en_GB.UTF-8", string? setting = null) =>
        EndedStart.RunAsync(folder.Path, language, null, setting is null ? [] : [setting]);

    private Task<EndedStart> RunAsync(string language, string? input, params string[] arguments) =>
        EndedStart.RunAsync(folder.Path, language, input, arguments);
}
