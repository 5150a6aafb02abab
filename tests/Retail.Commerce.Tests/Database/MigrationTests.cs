using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Retail.Commerce.Database;
using Retail.Server.Database;
using Retail.Server.Database.Postgres;
using Retail.Server.Database.Sqlite;
using Retail.Server.Database.SqlServer;

namespace Retail.Commerce.Tests.Database;

/// <summary>Every database's own migrations make the tables that the model speaks of; no server is needed.</summary>
[Trait("Database", "none")]
public sealed partial class MigrationTests
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_change_of_the_model_has_its_migration(string kind)
    {
        using var database = Open(kind);

        Assert.NotEmpty(database.Database.GetMigrations());
        Assert.False(
            database.Database.HasPendingModelChanges(), $"{kind}: run 'dotnet run dev.cs -- migrate NAME'.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_whole_script_makes_every_table_and_every_index(string kind)
    {
        using var database = Open(kind);
        var migrator = database.GetService<IMigrator>();
        var script = migrator.GenerateScript();

        Assert.All(Tables(database), table =>
        {
            Assert.Matches($@"CREATE TABLE [""\[]{table.Name}[""\]] \(", script);
            Assert.All(table.Indexes, index => Assert.Contains(index.Name, script, StringComparison.Ordinal));
        });
        Assert.DoesNotContain("DROP ", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DatabaseKind.Postgres))]
    [InlineData(nameof(DatabaseKind.SqlServer))]
    public void The_script_can_be_made_so_that_it_may_run_twice(string kind)
    {
        using var database = Open(kind);
        var script = database.GetService<IMigrator>()
            .GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Equal(
            Regex.Count(script, "CREATE TABLE ", RegexOptions.None) - 1,
            Tables(database).Count());
        Assert.Contains("IF NOT EXISTS", script, StringComparison.Ordinal);
    }

    [Fact]
    public void What_SQL_Server_indexes_fits_into_its_indexes()
    {
        using var database = Open(nameof(DatabaseKind.SqlServer));
        foreach (var table in Tables(database))
        {
            foreach (var key in table.UniqueConstraints.Select(one => (one.Name, one.Columns, Max: 900))
                .Concat(table.Indexes.Select(one => (one.Name, one.Columns, Max: 1700))))
            {
                // Microsoft's documentation, "Maximum capacity specifications": 900 bytes clustered, 1,700 otherwise.
                var bytes = key.Columns.Sum(column => BytesOf(column.StoreType));
                Assert.True(bytes <= key.Max, $"{key.Name} takes up to {bytes} bytes");
            }
        }
    }

    [Fact]
    public void What_is_compared_is_compared_by_character_on_every_server()
    {
        Assert.All((string[])[nameof(DatabaseKind.Postgres), nameof(DatabaseKind.SqlServer)], kind =>
        {
            using var database = Open(kind);
            var collation = kind == nameof(DatabaseKind.Postgres) ? "C" : "Latin1_General_100_BIN2";
            var texts = Model(database).GetEntityTypes().SelectMany(entity => entity.GetProperties())
                .Where(property => property.GetRelationalTypeMapping().Converter?.ProviderClrType == typeof(string) ||
                    property.GetRelationalTypeMapping().ClrType == typeof(string))
                .ToArray();
            Assert.NotEmpty(texts);
            Assert.All(texts, property => Assert.Equal(collation, property.GetCollation()));
        });
    }

    public static TheoryData<string> Kinds => [.. Enum.GetNames<DatabaseKind>()];

    private static RetailDbContext Open(string kind) => Enum.Parse<DatabaseKind>(kind) switch
    {
        DatabaseKind.Sqlite => new SqliteDesign().CreateDbContext([]),
        DatabaseKind.Postgres => new PostgresDesign().CreateDbContext([]),
        DatabaseKind.SqlServer => new SqlServerDesign().CreateDbContext([]),
    };

    private static IModel Model(RetailDbContext database) => database.GetService<IDesignTimeModel>().Model;

    private static IEnumerable<ITable> Tables(RetailDbContext database) => Model(database).GetRelationalModel().Tables;

    private static int BytesOf(string type)
    {
        var length = Length().Match(type) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return type.Split('(')[0] switch
        {
            "uniqueidentifier" => 16,
            "bigint" => 8,
            "int" => 4,
            "nvarchar" or "nchar" when length > 0 => length * 2,
            "varchar" or "char" when length > 0 => length,
            _ => throw new InvalidOperationException($"{type} cannot be indexed"),
        };
    }

    [GeneratedRegex(@"\((\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}
