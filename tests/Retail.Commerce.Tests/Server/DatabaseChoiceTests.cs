using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Server;

/// <summary>A database that was chosen badly is told in one sentence, and never what may be a password.</summary>
[Trait("Database", "none")]
public sealed class DatabaseChoiceTests : IDisposable
{
    private const string Secret = "s3cret-words";
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("en_GB.UTF-8", "mysql", null, "It can be sqlite, postgres or sqlserver")]
    [InlineData("es_ES.UTF-8", "mysql", null, "Puede ser sqlite, postgres o sqlserver")]
    [InlineData("en_GB.UTF-8", "postgres", null, "needs Retail:ConnectionString")]
    [InlineData("es_ES.UTF-8", "sqlserver", null, "necesita Retail:ConnectionString")]
    [InlineData("en_GB.UTF-8", "postgres", "Hots=db;Password=" + Secret, "none that PostgreSQL understands")]
    [InlineData("en_GB.UTF-8", "postgres", Secret, "none that PostgreSQL understands")]
    [InlineData("es_ES.UTF-8", "sqlserver", "Port=" + Secret, "no es una que SQL Server entienda")]
    public async Task What_cannot_be_is_said(string language, string database, string? connection, string words)
    {
        var ended = await RunAsync(language, database, connection);

        ended.ShowsOneSentence(words);
        Assert.DoesNotContain(Secret, ended.Error + ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_GB.UTF-8", "postgres", "Host=127.0.0.1;Port={0};Username=a;Password=" + Secret, "does not let")]
    [InlineData("es_ES.UTF-8", "postgres", "Host=127.0.0.1;Port={0};Username=a;Password=" + Secret, "no deja entrar")]
    [InlineData("en_GB.UTF-8", "postgres", "Host=no.such.host.invalid;Password=" + Secret, "does not let")]
    [InlineData(
        "en_GB.UTF-8", "sqlserver",
        "Server=127.0.0.1,{0};User Id=a;Password=" + Secret + ";Connect Timeout=2;ConnectRetryCount=0", "does not let")]
    public async Task A_server_that_is_not_there_is_said(
        string language, string database, string connection, string words)
    {
        var port = FreePort.Take().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var ended = await RunAsync(
            language, database, connection.Replace("{0}", port, StringComparison.Ordinal));

        ended.ShowsOneSentence(words);
        Assert.DoesNotContain(Secret, ended.Error + ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<EndedStart> RunAsync(string language, string database, string? connection)
    {
        string[] settings =
        [
            $"--Retail:Database={database}",
            .. connection is null ? Array.Empty<string>() : [$"--Retail:ConnectionString={connection}"],
        ];
        return EndedStart.RunAsync(folder.Path, language, null, settings);
    }
}
