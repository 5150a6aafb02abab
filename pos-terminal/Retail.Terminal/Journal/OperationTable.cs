namespace Retail.Terminal.Journal;

/// <summary>Which commands have been done, and to which sale.</summary>
internal static class OperationTable
{
    // A double click or a lost answer comes back within minutes; this many commands are days.
    private const int Kept = 10_000;

    /// <summary>
    /// The sale that this command was done to, null when it is new, or <c>request.idempotency-key-reused</c>.
    /// </summary>
    public static Outcome<OrderId?> Done(this TillSession session, Operation operation)
    {
        if (operation.Key is null)
        {
            return (OrderId?)null;
        }

        var found = session.Query(
            "SELECT fingerprint, sale FROM operation WHERE key = $key",
            row => (Fingerprint: row.GetString(0), Sale: OrderId.Parse(row.GetString(1), null)),
            ("$key", operation.Key));
        return found switch
        {
            [] => (OrderId?)null,
            [var known] when known.Fingerprint == operation.Fingerprint => known.Sale,
            _ => Refusal.Of(RefusalKind.Rule, "request.idempotency-key-reused", ("key", operation.Key)),
        };
    }

    public static void Remember(this TillSession session, Operation operation, OrderId sale)
    {
        if (operation.Key is null)
        {
            return;
        }

        session.Execute(
            "INSERT INTO operation VALUES ($key, $fingerprint, $sale)",
            ("$key", operation.Key),
            ("$fingerprint", operation.Fingerprint),
            ("$sale", sale.ToString()));
        session.Execute(
            "DELETE FROM operation WHERE rowid <= (SELECT max(rowid) FROM operation) - $kept", ("$kept", Kept));
    }
}
