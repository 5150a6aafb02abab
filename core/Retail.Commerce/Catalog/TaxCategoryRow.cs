using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>A tax category and its rate.</summary>
internal sealed class TaxCategoryRow : IWorkingRow
{
    public required string Code { get; init; }

    public required decimal Percent { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<TaxCategoryRow>
    {
        public void Configure(EntityTypeBuilder<TaxCategoryRow> builder)
        {
            builder.ToTable("TaxCategories");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Percent).HasConversion(new ScaledDecimalConverter(CatalogRules.PercentScale));
        }
    }
}
