using Microsoft.EntityFrameworkCore;

namespace Retail.Commerce.Database;

internal sealed class OperationsHousekeeper(TimeProvider clock) : IHousekeeper
{
    public async Task CleanAsync(RetailDbContext database, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Operations.KeptFor;
        await database.Set<OperationRow>().Where(row => row.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
