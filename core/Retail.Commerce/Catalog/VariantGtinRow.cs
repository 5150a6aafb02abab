using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>A barcode and the one variant that it means.</summary>
internal sealed class VariantGtinRow : IWorkingRow
{
    /// <summary>The 14 digits.</summary>
    public required string Digits { get; init; }

    public required string Sku { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<VariantGtinRow>
    {
        public void Configure(EntityTypeBuilder<VariantGtinRow> builder)
        {
            builder.ToTable("VariantGtins");
            builder.HasKey(row => row.Digits);
            builder.Property(row => row.Digits).HasMaxLength(14).IsUnicode(false).IsFixedLength();
            builder.Property(row => row.Sku).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
        }
    }
}
