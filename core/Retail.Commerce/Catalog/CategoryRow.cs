using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>A category as merchandisers edit it.</summary>
internal sealed class CategoryRow : IWorkingRow
{
    public required string Code { get; init; }

    public required LocalText Name { get; set; }

    public required string? Parent { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CategoryRow>
    {
        public void Configure(EntityTypeBuilder<CategoryRow> builder)
        {
            builder.ToTable("Categories");
            builder.HasKey(row => row.Code);
            builder.Property(row => row.Code).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.Property(row => row.Parent).HasMaxLength(CodeRules.MaxCodeLength).IsUnicode(false);
            builder.HasOne<CategoryRow>().WithMany().HasForeignKey(row => row.Parent).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
