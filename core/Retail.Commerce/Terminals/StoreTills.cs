using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

internal sealed class StoreTills(RetailDbContext database) : IStoreUse
{
    public Task<bool> HasTillsAsync(string store, CancellationToken cancellationToken) =>
        database.Set<TerminalRow>().AnyAsync(row => row.Store == store, cancellationToken);
}
