using System.Text.Json;
using Microsoft.Data.Sqlite;
using Retail.Abstractions.Json;
using Retail.Terminal.Journal;

namespace Retail.Terminal.Selling;

/// <summary>The sales in hand: a row each, so that a restart finds them as they were.</summary>
internal static class SaleTable
{
    public static Sale? SlotSale(this TillSession session) =>
        session.Query("SELECT document FROM sale WHERE place = 'slot'", Read).SingleOrDefault();

    public static (Sale Sale, SalePlace Place)? FindSale(this TillSession session, OrderId id)
    {
        var rows = session.Query(
            "SELECT document, place FROM sale WHERE id = $id",
            row => (Read(row), Enum.Parse<SalePlace>(row.GetString(1), ignoreCase: true)),
            ("$id", id.ToString()));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Sales that were handed off, newest first: by row, for the clock may have moved back.</summary>
    public static IReadOnlyList<(Sale Sale, SalePlace Place)> HandedOffSales(this TillSession session, int most) =>
        session.Query(
        "SELECT document, place FROM sale WHERE place IN ('out', 'left') ORDER BY rowid DESC LIMIT $most",
        row => (Read(row), Enum.Parse<SalePlace>(row.GetString(1), ignoreCase: true)),
        ("$most", most));

    public static void SaveSale(this TillSession session, Sale sale, SalePlace place)
    {
        session.Execute(
            "INSERT INTO sale VALUES ($id, $place, $document) " +
            "ON CONFLICT (id) DO UPDATE SET place = excluded.place, document = excluded.document",
            ("$id", sale.Id.ToString()),
            ("$place", place.ToString().ToLowerInvariant()),
            ("$document", JsonSerializer.Serialize(sale, RetailJson.Options)));
        if (place == SalePlace.Slot)
        {
            // The next customer is here: the change of the one before is no longer anybody's business.
            session.RemoveSetting(SettingTable.LastPaid);
        }
    }

    public static void RemoveSale(this TillSession session, OrderId id) =>
        session.Execute("DELETE FROM sale WHERE id = $id", ("$id", id.ToString()));

    /// <summary>Forgets sales that left, but for the newest; their cart is the server's to keep.</summary>
    public static void ForgetLeftSales(this TillSession session, int kept) => session.Execute(
        "DELETE FROM sale WHERE place = 'left' AND id NOT IN (SELECT id FROM sale WHERE place = 'left' ORDER BY rowid DESC LIMIT $kept)",
        ("$kept", kept));

    private static Sale Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize<Sale>(row.GetString(0), RetailJson.Options) ?? throw new JsonException("An empty sale.");
}
