namespace Retail.Terminal.Tendering;

/// <summary>
/// The notes and coins that are in use. Sources: European Central Bank, "Banknotes" and "Coins"; Bank of England,
/// "Current banknotes", and The Royal Mint, "UK coins"; US Federal Reserve, "Currency" and United States Mint,
/// "Circulating coins".
/// </summary>
internal static class Denominations
{
    private static readonly Dictionary<string, long[]> Minor = new(StringComparer.Ordinal)
    {
        // The note of 500 euro is legal tender still, but none have been issued since 2019, and few tills take them.
        ["EUR"] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000],
        ["GBP"] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000],
        ["USD"] = [1, 5, 10, 25, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
    };

    /// <summary>Values of the pieces, smallest first; none for a currency that this table does not have.</summary>
    public static IEnumerable<Money> Of(Currency currency) =>
        Minor.GetValueOrDefault(currency.Code, []).Select(minor => new Money(minor, currency));
}
