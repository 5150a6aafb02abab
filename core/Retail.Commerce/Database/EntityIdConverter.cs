using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retail.Commerce.Database;

internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, IEntityId<TId>
{
    // An expression tree cannot call a static interface member itself.
    private static TId Read(Guid value) => TId.From(value);
}
