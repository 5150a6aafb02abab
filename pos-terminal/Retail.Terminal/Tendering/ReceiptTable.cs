using Microsoft.Data.Sqlite;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Tendering;

/// <summary>Receipts by number and sale; those not printed are the print queue.</summary>
internal static class ReceiptTable
{
    private const string Columns = "SELECT number, sale, sequence, copies, started, printed, lines_out FROM receipt";

    public static void AddReceipt(this TillSession session, string number, OrderId sale, long sequence) =>
        session.Execute(
        "INSERT INTO receipt (number, sale, sequence) VALUES ($number, $sale, $sequence)",
        ("$number", number),
        ("$sale", sale.ToString()),
        ("$sequence", sequence));

    public static ReceiptRow? ReceiptOf(this TillSession session, OrderId sale) =>
        session.Query($"{Columns} WHERE sale = $sale", Read, ("$sale", sale.ToString())).SingleOrDefault();

    public static ReceiptRow? FindReceipt(this TillSession session, string number) =>
        session.Query($"{Columns} WHERE number = $number", Read, ("$number", number)).SingleOrDefault();

    /// <summary>The first that waits to be printed, of those that are not left to a person.</summary>
    public static ReceiptRow? NextToPrint(this TillSession session, IReadOnlyCollection<string>? left = null) =>
        session.Query(
            $"{Columns} WHERE printed = 0 ORDER BY sequence LIMIT $most", Read, ("$most", 1 + (left?.Count ?? 0)))
            .FirstOrDefault(receipt => left?.Contains(receipt.Number) != true);

    /// <summary>The newest receipts, newest first.</summary>
    public static IReadOnlyList<ReceiptRow> LastReceipts(this TillSession session, int most) =>
        session.Query($"{Columns} ORDER BY sequence DESC LIMIT $most", Read, ("$most", most));

    /// <summary>The receipt of the last sale, until something is rung up again.</summary>
    public static ReceiptRow? LastPaidReceipt(this TillSession session) => session.Query(
        $"{Columns} WHERE sale = (SELECT value FROM setting WHERE name = '{SettingTable.LastPaid}')", Read)
        .SingleOrDefault();

    public static long ReceiptsToPrint(this TillSession session) =>
        session.Number("SELECT count(*) FROM receipt WHERE printed = 0");

    public static void SaveReceipt(this TillSession session, ReceiptRow receipt) => session.Execute(
        "UPDATE receipt SET copies = $copies, started = $started, printed = $printed, lines_out = $lines " +
        "WHERE number = $number",
        ("$number", receipt.Number),
        ("$copies", receipt.Copies),
        ("$started", receipt.Started ? 1 : 0),
        ("$printed", receipt.Printed ? 1 : 0),
        ("$lines", receipt.LinesOut));

    /// <summary>Whether the drawer has not been asked to open for this sale yet; from now on it has.</summary>
    public static bool AsksDrawer(this TillSession session, OrderId sale) => session.Execute(
        "UPDATE receipt SET drawer = 1 WHERE sale = $sale AND drawer = 0", ("$sale", sale.ToString())) == 1;

    private static ReceiptRow Read(SqliteDataReader row) => new(
        row.GetString(0),
        OrderId.Parse(row.GetString(1), null),
        row.GetInt64(2),
        row.GetInt32(3),
        row.GetInt64(4) == 1,
        row.GetInt64(5) == 1,
        row.GetInt32(6));
}
