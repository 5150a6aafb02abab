using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Stores;

/// <summary>The stores in the database.</summary>
internal sealed class StoreBook(RetailDbContext database, Operations operations, IStoreUse use) : IStores
{
    public async Task<IReadOnlyList<Store>> ListAsync(CancellationToken cancellationToken) =>
        await database.Set<StoreRow>()
            .AsNoTracking()
            .OrderBy(row => row.Code)
            .Select(row => row.ToStore())
            .ToListAsync(cancellationToken);

    public async Task<Outcome<Store>> GetAsync(string code, CancellationToken cancellationToken)
    {
        var row = await database.Set<StoreRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(store => store.Code == code, cancellationToken);
        return row is null
            ? Refusal.Of(RefusalKind.NotFound, "store.not-found", ("store", CodeRules.Short(code)))
            : row.ToStore();
    }

    public async Task<Outcome<Store>> SaveAsync(string code, SaveStore command, CancellationToken cancellationToken)
    {
        if (StoreRules.Check(code, command) is { } refusal)
        {
            return refusal;
        }

        return await operations.RunAsync(token => SaveOnceAsync(code, command, token), cancellationToken);
    }

    private async Task<Outcome<Store>> SaveOnceAsync(
        string code, SaveStore command, CancellationToken cancellationToken)
    {
        // A till that enrols meanwhile takes the same turn: it must not find its store in another currency.
        await operations.TakeTurnAsync($"store/{code}", cancellationToken);
        var channel = command.Channel ?? StoreRules.DefaultChannel;
        var row = await database.Set<StoreRow>().SingleOrDefaultAsync(store => store.Code == code, cancellationToken);
        if (row is null)
        {
            row = new StoreRow
            {
                Code = code,
                Name = command.Name,
                TimeZone = command.TimeZone,
                Currency = command.Currency,
                Channel = channel,
            };
            database.Add(row);
        }
        else if (row.Currency != command.Currency && await use.HasTillsAsync(code, cancellationToken))
        {
            return Refusal.Of(
                RefusalKind.Conflict, "store.currency-fixed", ("store", code), ("currency", row.Currency.Code));
        }
        else
        {
            (row.Name, row.TimeZone) = (command.Name, command.TimeZone);
            (row.Currency, row.Channel) = (command.Currency, channel);
        }

        return row.ToStore();
    }
}
