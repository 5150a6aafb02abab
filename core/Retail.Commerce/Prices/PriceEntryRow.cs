using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Prices;

/// <summary>One variant's price in one list, from a quantity on.</summary>
internal sealed class PriceEntryRow : IWorkingRow
{
    public required string PriceList { get; init; }

    public required string Sku { get; init; }

    public required decimal MinQuantity { get; init; }

    public required decimal Price { get; set; }

    public required decimal? ListPrice { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PriceEntryRow>
    {
        public void Configure(EntityTypeBuilder<PriceEntryRow> builder)
        {
            builder.ToTable("PriceEntries");
            builder.HasKey(row => new { row.PriceList, row.Sku, row.MinQuantity });
            builder.Property(row => row.PriceList).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Sku).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.MinQuantity).HasConversion(new ScaledDecimalConverter(Quantity.MaxScale));
            builder.Property(row => row.Price).HasConversion(new ScaledDecimalConverter(UnitPrice.MaxScale));
            builder.Property(row => row.ListPrice).HasConversion(new ScaledDecimalConverter(UnitPrice.MaxScale));
            builder.HasOne<PriceListRow>().WithMany().HasForeignKey(row => row.PriceList)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
