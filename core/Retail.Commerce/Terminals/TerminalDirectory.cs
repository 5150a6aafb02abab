using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

internal sealed class TerminalDirectory(RetailDbContext database, IStores stores) : ITerminalDirectory
{
    public async Task<TerminalPlace?> FindAsync(TerminalId terminal, CancellationToken cancellationToken)
    {
        var row = await database.Set<TerminalRow>().AsNoTracking()
            .Where(value => value.Id == terminal)
            .Select(value => new
            {
                value.Name,
                value.Store,
                value.PublicKey,
                Blocked = value.BlockedAt != null,
                value.GuaranteeSeconds,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var store = await stores.GetAsync(row.Store, cancellationToken);
        return new TerminalPlace(
            terminal, row.Name, row.Store, store.Value.Channel, row.PublicKey, row.Blocked,
            TimeSpan.FromSeconds(row.GuaranteeSeconds));
    }
}
