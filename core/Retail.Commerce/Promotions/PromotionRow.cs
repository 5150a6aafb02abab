using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;
using Retail.Pricing.Promotions;

namespace Retail.Commerce.Promotions;

/// <summary>A promotion as merchandisers edit it: data, read and written whole.</summary>
internal sealed class PromotionRow : IWorkingRow
{
    public required string Code { get; init; }

    public required Promotion Promotion { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PromotionRow>
    {
        public void Configure(EntityTypeBuilder<PromotionRow> builder)
        {
            builder.ToTable("Promotions");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Promotion).IsJson();
        }
    }
}
