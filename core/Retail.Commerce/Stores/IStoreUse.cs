namespace Retail.Commerce.Stores;

/// <summary>What a store needs to know of the modules that build on it.</summary>
internal interface IStoreUse
{
    Task<bool> HasTillsAsync(string store, CancellationToken cancellationToken);
}
