using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>A variant as merchandisers edit it; shoppers see the publication's.</summary>
internal sealed class VariantRow : IWorkingRow
{
    /// <summary>Upper case, so that every database keeps it unique whatever its collation.</summary>
    public required string Sku { get; init; }

    public required string Product { get; set; }

    public required LocalText Name { get; set; }

    public required string Category { get; set; }

    public required UnitOfMeasure Unit { get; set; }

    public required string TaxCategory { get; set; }

    public List<VariantGtinRow> Gtins { get; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<VariantRow>
    {
        public void Configure(EntityTypeBuilder<VariantRow> builder)
        {
            builder.ToTable("Variants");
            builder.HasKey(row => row.Sku);
            builder.Property(row => row.Sku).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Product).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Category).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.TaxCategory).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Unit).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
            builder.HasOne<ProductRow>().WithMany().HasForeignKey(row => row.Product).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CategoryRow>().WithMany().HasForeignKey(row => row.Category)
                .OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<TaxCategoryRow>().WithMany().HasForeignKey(row => row.TaxCategory)
                .OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(row => row.Gtins).WithOne().HasForeignKey(gtin => gtin.Sku)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
