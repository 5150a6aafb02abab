namespace Retail.Abstractions.Inventory;

/// <summary>Whether a store has a thing, as customers may know it. Seconds old; an order asks again.</summary>
public interface IAvailability
{
    /// <summary>Most that <see cref="Availability.Left"/> tells.</summary>
    const int MostTold = 5;

    /// <summary>What a store has of a variant; <see cref="StockState.Untracked"/> for what it does not count.</summary>
    Task<Outcome<Availability>> FindAsync(string store, string sku, CancellationToken cancellationToken);
}
