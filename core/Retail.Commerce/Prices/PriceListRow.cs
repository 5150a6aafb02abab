using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Prices;

/// <summary>A price list's scope as merchandisers edit it.</summary>
internal sealed class PriceListRow : IWorkingRow
{
    public required string Code { get; init; }

    public required PriceListEdit Scope { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PriceListRow>
    {
        public void Configure(EntityTypeBuilder<PriceListRow> builder)
        {
            builder.ToTable("PriceLists");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Scope).IsJson();
        }
    }
}
