using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Retail.Testing.Processes;

namespace Retail.Testing.Databases;

/// <summary>
/// A PostgreSQL server of this process's own: Debian's programs, a free port on loopback, a folder that goes with it.
/// A shell stands between: it stops the server and deletes the folder when its standard input ends, and that ends with
/// this process, however this process ends.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    // Crash safety is the database's own business and tested there; without it a test's database is made in 50 ms.
    // Its language orders texts as people do, so that a column that must be ordinal has to say so itself.
    private const string Script =
        """
        umask 077
        trap '' INT HUP TERM
        read -r password
        folder=$(mktemp -d "${TMPDIR:-/tmp}/retail-postgres-XXXXXX") || exit 1
        stop() { [ -z "$server" ] || { kill -INT "$server"; wait "$server"; }; rm -rf "$folder"; }
        fail() { cat "$folder/log"; stop; exit 1; }
        printf '%s\n' "$password" > "$folder/password"
        "$1/initdb" -D "$folder/data" -U retail -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --no-sync \
            --locale=C.UTF-8 --locale-provider=icu --icu-locale=es > "$folder/log" 2>&1 || fail
        "$1/postgres" -D "$folder/data" -p "$2" -k '' -c listen_addresses=127.0.0.1 -c max_connections=400 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off \
            -c wal_level=minimal -c max_wal_senders=0 >> "$folder/log" 2>&1 < /dev/null &
        server=$!
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do kill -0 "$server" 2> /dev/null || fail; sleep 0.05; done
        echo ready
        cat > /dev/null
        stop
        """;

    private readonly Process shell;

    private PostgresServer(Process shell, string connectionString) =>
        (this.shell, ConnectionString) = (shell, connectionString);

    /// <summary>Where its programs are; null when it is not installed.</summary>
    public static string? Programs => !Directory.Exists(Installed)
        ? null
        : Directory.GetDirectories(Installed).OrderByDescending(VersionOf).Select(one => Path.Combine(one, "bin"))
            .FirstOrDefault(one => File.Exists(Path.Combine(one, "initdb")));

    /// <summary>Everything but the database's name.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one.</summary>
    public static PostgresServer Start()
    {
        var programs = Programs ?? throw new InvalidOperationException(
            $"PostgreSQL is not in {Installed}: 'dotnet run dev.cs -- test' as root installs it.");
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        var password = RandomNumberGenerator.GetHexString(32);
        string[] command = ["sh", "-c", Script, "sh", programs, port];

        // PostgreSQL refuses root; Debian's package made a user for it.
        string[] all = Environment.UserName == "root"
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;
        var shell = Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        })!;
        shell.StandardInput.WriteLine(password);
        shell.StandardInput.Flush();
        var said = shell.StandardOutput.ReadLine();
        return said == "ready"
            ? new PostgresServer(
                shell,
                $"Host=127.0.0.1;Port={port};Username=retail;Password={password};SSL Mode=Disable;" +
                "Maximum Pool Size=40")
            : throw new InvalidOperationException(
                $"PostgreSQL did not start:\n{said}\n{shell.StandardOutput.ReadToEnd()}");
    }

    /// <summary>Stops it and waits until its folder is gone.</summary>
    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromSeconds(20));
        shell.Dispose();
    }

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
