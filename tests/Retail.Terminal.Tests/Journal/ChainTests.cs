using System.Globalization;
using Microsoft.Data.Sqlite;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Journal;

public sealed class ChainTests
{
    [Fact]
    public async Task A_journal_with_one_changed_byte_is_refused_and_the_row_is_named()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await SellAsync(till, 3);

        await TamperAsync(till, "UPDATE fact SET payload = replace(payload, '4.50', '4.51') WHERE sequence = 3");

        Assert.Equal(("till.journal-broken", "3"), await RefusedAsync(till));
    }

    [Fact]
    public async Task A_journal_that_lost_its_last_rows_is_refused()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await SellAsync(till, 2);
        await till.UntilAsync(state => state is { PendingFacts: 0, PendingPrints: 0 });

        await TamperAsync(till, "DELETE FROM fact WHERE sequence = 4");

        Assert.Equal(("till.journal-broken", "4"), await RefusedAsync(till));
    }

    [Fact]
    public async Task A_journal_with_a_missing_row_is_refused()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await SellAsync(till, 2);

        await TamperAsync(till, "DELETE FROM fact WHERE sequence = 2");

        Assert.Equal(("till.journal-broken", "2"), await RefusedAsync(till));
    }

    [Fact]
    public async Task The_journal_refuses_to_be_changed()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await SellAsync(till, 1);
        await till.StopAsync();

        var failure = Assert.Throws<SqliteException>(() => Run(till, "UPDATE fact SET payload = ''"));

        Assert.Contains("append-only", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_both_languages()
    {
        await using var till = await TestTill.StartAsync();
        await till.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(till.DataDirectory, "till.db"), new string('x', 8_192));

        var refused = await Assert.ThrowsAsync<StartRefusedException>(till.StartAgainAsync);

        Assert.Equal("till.database-unreadable", refused.Refusal.Code);
        Assert.Contains(
            till.DataDirectory, refused.Refusal.In(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
        Assert.Contains(
            "no se puede abrir", refused.Refusal.In(CultureInfo.GetCultureInfo("es")), StringComparison.Ordinal);
    }

    private static async Task SellAsync(TestTill till, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await till.AddAsync(TestShop.Mug);
            await till.PayAsync("5.00");
        }
    }

    private static async Task<(string Code, string? Row)> RefusedAsync(TestTill till)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(till.StartAgainAsync);
        return (refused.Refusal.Code, refused.Refusal.Arguments.GetValueOrDefault("row"));
    }

    private static async Task TamperAsync(TestTill till, string sql)
    {
        await till.StopAsync();
        Run(till, "DROP TRIGGER fact_is_never_changed; DROP TRIGGER fact_is_never_removed; " + sql);
    }

    private static void Run(TestTill till, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(till.DataDirectory, "till.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() != 0);
    }
}
