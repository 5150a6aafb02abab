using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>
/// What is described; it is sold as its variants. A product with one variant has that variant's SKU as its code.
/// </summary>
internal sealed class ProductRow : IWorkingRow
{
    public required string Code { get; init; }

    public required LocalText Name { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ProductRow>
    {
        public void Configure(EntityTypeBuilder<ProductRow> builder)
        {
            builder.ToTable("Products");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
        }
    }
}
