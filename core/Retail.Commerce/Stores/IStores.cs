namespace Retail.Commerce.Stores;

/// <summary>
/// The stores. Refusals: <c>store.not-found</c>, <c>store.bad-code</c>, <c>store.bad-name</c>,
/// <c>store.bad-time-zone</c>, <c>store.bad-channel</c>, <c>store.currency-fixed</c>.
/// </summary>
public interface IStores
{
    /// <summary>All stores, by code.</summary>
    Task<IReadOnlyList<Store>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One store.</summary>
    Task<Outcome<Store>> GetAsync(string code, CancellationToken cancellationToken);

    /// <summary>Opens a store or changes it; the same again changes nothing.</summary>
    Task<Outcome<Store>> SaveAsync(string code, SaveStore command, CancellationToken cancellationToken);
}
