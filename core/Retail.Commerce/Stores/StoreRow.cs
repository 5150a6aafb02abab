using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Stores;

internal sealed class StoreRow
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string TimeZone { get; set; }

    public required Currency Currency { get; set; }

    public required string Channel { get; set; }

    public Store ToStore() => new(Code, Name, TimeZone, Currency, Channel);

    internal sealed class Configuration : IEntityTypeConfiguration<StoreRow>
    {
        public void Configure(EntityTypeBuilder<StoreRow> builder)
        {
            builder.ToTable("Stores");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(StoreRules.MaxCode).IsUnicode(false);
            builder.Property(row => row.Name).HasMaxLength(StoreRules.MaxName);
            builder.Property(row => row.TimeZone).HasMaxLength(60).IsUnicode(false);
            builder.Property(row => row.Channel).HasMaxLength(StoreRules.MaxCode).IsUnicode(false);
        }
    }
}
