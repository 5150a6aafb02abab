using System.Text.Json;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Json;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Tendering;

/// <summary>Payments through a provider: those that are under way, and the last ones that ended.</summary>
internal static class PaymentTable
{
    // A double click or a lost answer comes back within minutes; this many payments are days.
    private const int Kept = 10_000;

    public static void AddPayment(this TillSession session, CardPayment payment, string? key)
    {
        session.Execute(
            "INSERT INTO payment VALUES ($id, $sale, $key, 0, $document)",
            ("$id", payment.Id.ToString()),
            ("$sale", payment.Sale.ToString()),
            ("$key", key),
            ("$document", JsonSerializer.Serialize(payment, RetailJson.Options)));
        session.Execute(
            "DELETE FROM payment WHERE ended = 1 AND rowid <= (SELECT max(rowid) FROM payment) - $kept",
            ("$kept", Kept));
    }

    public static void SavePayment(this TillSession session, CardPayment payment) => session.Execute(
        "UPDATE payment SET ended = $ended, document = $document WHERE id = $id",
        ("$id", payment.Id.ToString()),
        ("$ended", payment.HasEnded ? 1 : 0),
        ("$document", JsonSerializer.Serialize(payment, RetailJson.Options)));

    public static CardPayment Payment(this TillSession session, PaymentId id) =>
        session.Query("SELECT document FROM payment WHERE id = $id", Read, ("$id", id.ToString())).Single();

    /// <summary>The payment that this command began.</summary>
    public static CardPayment? PaymentByKey(this TillSession session, string key) =>
        session.Query("SELECT document FROM payment WHERE key = $key", Read, ("$key", key)).SingleOrDefault();

    /// <summary>The newest payment of a sale.</summary>
    public static CardPayment? LastPayment(this TillSession session, OrderId sale) =>
        session.Query(
            "SELECT document FROM payment WHERE sale = $sale ORDER BY rowid DESC LIMIT 1", Read,
            ("$sale", sale.ToString())).SingleOrDefault();

    /// <summary>The payment that locks this sale, or null.</summary>
    public static CardPayment? PaymentUnderWay(this TillSession session, OrderId sale) =>
        session.Query("SELECT document FROM payment WHERE sale = $sale AND ended = 0", Read, ("$sale", sale.ToString()))
            .SingleOrDefault();

    public static IReadOnlyList<CardPayment> PaymentsUnderWay(this TillSession session, int most) => session.Query(
        "SELECT document FROM payment WHERE ended = 0 ORDER BY rowid DESC LIMIT $most", Read, ("$most", most));

    /// <summary>Payments of sales that were given up, whose money may not be back yet.</summary>
    public static long PaymentsComingBack(this TillSession session) => session.Number(
        "SELECT count(*) FROM payment WHERE ended = 0 AND sale NOT IN (SELECT id FROM sale)");

    private static CardPayment Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize<CardPayment>(row.GetString(0), RetailJson.Options)
        ?? throw new JsonException("An empty payment.");
}
