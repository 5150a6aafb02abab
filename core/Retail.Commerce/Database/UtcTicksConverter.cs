using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retail.Commerce.Database;

internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
