namespace Retail.Pricing;

/// <summary>
/// What a store's clock shows, as a table in the publication, so that no device's own time zone data counts (design
/// decision 3).
/// </summary>
/// <param name="Stores">Codes of the stores with this clock; empty for every other store and for channels without one.
/// </param>
/// <param name="Offsets">When which distance to UTC begins, by instant; the first also counts before it.</param>
public sealed record StoreClock(IReadOnlyList<string> Stores, IReadOnlyList<ClockOffset> Offsets);
