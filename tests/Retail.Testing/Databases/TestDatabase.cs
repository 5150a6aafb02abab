using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.SqlClient;
using Npgsql;
using Retail.Testing.Processes;

namespace Retail.Testing.Databases;

/// <summary>
/// The database that the tests of this run stand on, named by <c>RETAIL_TEST_DATABASE</c>: <c>sqlite</c> unless said
/// otherwise, <c>postgres</c> on a server that the first test starts, or <c>sqlserver</c> on the one that
/// <c>RETAIL_SQLSERVER</c> says how to reach. Every data directory has a database of its own, over restarts too.
/// </summary>
public static class TestDatabase
{
    private const string Template = "retail_template";
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Names = new(StringComparer.Ordinal);
    private static readonly Lazy<PostgresServer> Postgres = new(StartPostgres);
    private static readonly Lazy<Task> MigratedTemplate = new(MakeTemplateAsync);

    /// <summary>As the server's setting Retail:Database has it.</summary>
    public static string Kind =>
        Environment.GetEnvironmentVariable("RETAIL_TEST_DATABASE") is { Length: > 0 } kind ? kind : "sqlite";

    /// <summary>The settings of a server with this data directory; makes its database when it is new.</summary>
    public static Task<string[]> SettingsAsync(string dataDirectory) => SettingsAsync(dataDirectory, Kind);

    /// <summary>The same on a database that the test insists on.</summary>
    public static async Task<string[]> SettingsAsync(string dataDirectory, string kind)
    {
        if (kind == "sqlite")
        {
            return [];
        }

        var name = NameOf(dataDirectory);
        var made = await Names.GetOrAdd(name, new Lazy<Task<string>>(() => MakeAsync(kind, name))).Value;
        return Arguments(kind, made);
    }

    /// <summary>Where the databases are, on the server of this kind.</summary>
    /// <param name="kind"><c>postgres</c> or <c>sqlserver</c>.</param>
    /// <param name="database">The name of one.</param>
    public static string ConnectionString(string kind, string database) => kind switch
    {
        "postgres" => $"{Postgres.Value.ConnectionString};Database={database}",
        "sqlserver" => new SqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable("RETAIL_SQLSERVER")
                ?? throw new InvalidOperationException("RETAIL_SQLSERVER says no server."))
        { InitialCatalog = database }.ToString(),
        _ => throw new InvalidOperationException($"RETAIL_TEST_DATABASE says {kind}: sqlite, postgres or sqlserver."),
    };

    /// <summary>Throws away the databases of a folder and of all in it.</summary>
    public static void Forget(string folder)
    {
        if (Kind == "sqlite" || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var name in Directory.GetDirectories(folder).Append(folder).Select(NameOf))
        {
            if (Names.TryRemove(name, out var made) && made.IsValueCreated)
            {
                Execute(Kind, Kind == "postgres"
                    ? $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"
                    : $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
            }
        }
    }

    private static async Task<string> MakeAsync(string kind, string name)
    {
        if (kind == "postgres")
        {
            await MigratedTemplate.Value;
        }

        Execute(kind, kind == "postgres" ? $"CREATE DATABASE {name} TEMPLATE {Template}" : $"CREATE DATABASE {name}");
        return name;
    }

    private static PostgresServer StartPostgres()
    {
        var server = PostgresServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    /// <summary>Migrated once by the server itself; every other database is a copy.</summary>
    private static async Task MakeTemplateAsync()
    {
        Execute("postgres", $"CREATE DATABASE {Template}");
        using var folder = new TemporaryFolder();
        string[] arguments =
            ["migrate", $"--Retail:DataDirectory={folder.Path}", .. Arguments("postgres", Template)];
        await using var verb = RunningProgram.Start("Retail.Server", arguments);
        if (await verb.WaitForExitAsync(TimeSpan.FromSeconds(60)) is var code and not 0)
        {
            throw new InvalidOperationException($"migrate ended with {code}:\n{verb.Output}");
        }
    }

    private static string[] Arguments(string kind, string database) =>
        [$"--Retail:Database={kind}", $"--Retail:ConnectionString={ConnectionString(kind, database)}"];

    private static string NameOf(string folder) =>
        "retail_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..20];

    private static void Execute(string kind, string sql)
    {
        using var connection =
            Connection(kind, ConnectionString(kind, kind == "postgres" ? "postgres" : "master"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }

    private static DbConnection Connection(string kind, string connectionString) =>
        kind == "postgres" ? new NpgsqlConnection(connectionString) : new SqlConnection(connectionString);
}
