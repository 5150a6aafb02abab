using System.Globalization;
using Npgsql;
using Retail.Commerce.Tests.Server;
using Retail.Testing.Databases;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Database;

/// <summary>
/// The real program on a real PostgreSQL server: what it takes for its own, and what it leaves alone.
/// </summary>
[Trait("Database", "postgres")]
public sealed class PostgresStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [PostgresFact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        var name = Create("retail_race");
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(name, "migrate")));

        Assert.All(nodes, node => Assert.Equal((0, string.Empty), (node.Code, node.Error)));
        Assert.Equal(1L, Ask(name, "SELECT COUNT(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%_Initial'"));
    }

    [PostgresFact]
    public async Task A_wrong_password_and_a_database_that_was_not_made_are_named()
    {
        var wrong = new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString("postgres", "postgres"))
        {
            Password = "wr0ng-words",
        };

        var ended = await EndedStart.RunAsync(
            folder.Path, "en_GB.UTF-8", null, "--Retail:Database=postgres", $"--Retail:ConnectionString={wrong}");
        var missing = await StartAsync("no_such_database");

        ended.ShowsOneSentence("password authentication failed");
        Assert.DoesNotContain("wr0ng-words", ended.Error + ended.Output, StringComparison.Ordinal);
        missing.ShowsOneSentence("no_such_database");
    }

    [PostgresFact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        var name = Create("notes");
        Ask(name, "CREATE TABLE notes (text TEXT)");

        (await StartAsync(name)).ShowsOneSentence("tables of another program");
        Assert.Equal(1L, Ask(name, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [PostgresFact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        var name = Create("newer");
        await StartAsync(name, "migrate");
        Ask(name, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0')");

        (await StartAsync(name)).ShowsOneSentence("newer version");
    }

    [PostgresFact]
    public async Task A_login_that_may_make_no_tables_is_told()
    {
        var name = Create("guarded");
        Ask(name, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
        var guest = new NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString("postgres", name))
        {
            Username = "guest",
            Password = "guest",
        };

        var ended = await EndedStart.RunAsync(
            folder.Path, "es_ES.UTF-8", null, "--Retail:Database=postgres", $"--Retail:ConnectionString={guest}");

        ended.ShowsOneSentence("permiso para crear tablas");
    }

    [PostgresFact]
    public async Task A_server_without_its_database_says_so_and_is_ready_again_when_it_is_back()
    {
        var name = Create("away");
        var postgres = TestDatabase.ConnectionString("postgres", name);
        await using var server = await RunningServer.StartAsync(
            ["--Retail:Database=postgres", $"--Retail:ConnectionString={postgres}"]);
        Ask("postgres", $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        Ask("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");

        var away = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/health");
        Ask("postgres", $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        var back = await RunningServer.SendAsync(server.Http, HttpMethod.Get, "/health");

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, back.Status);
    }

    public void Dispose() => folder.Dispose();

    private static string Create(string name)
    {
        Ask("postgres", string.Create(CultureInfo.InvariantCulture, $"CREATE DATABASE {name}"));
        return name;
    }

    private static object? Ask(string database, string sql)
    {
        using var connection = new NpgsqlConnection(TestDatabase.ConnectionString("postgres", database));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private Task<EndedStart> StartAsync(string database, params string[] verb)
    {
        var connection = TestDatabase.ConnectionString("postgres", database);
        return EndedStart.RunAsync(
            folder.Path, "en_GB.UTF-8", null,
            [.. verb, "--Retail:Database=postgres", $"--Retail:ConnectionString={connection}"]);
    }
}
