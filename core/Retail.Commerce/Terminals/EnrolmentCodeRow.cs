using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

/// <summary>A code that one till may enrol with, once; deleted when it is used or has expired.</summary>
internal sealed class EnrolmentCodeRow
{
    public required string CodeHash { get; init; }

    public required string Store { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EnrolmentCodeRow>
    {
        public void Configure(EntityTypeBuilder<EnrolmentCodeRow> builder)
        {
            builder.ToTable("EnrolmentCodes");
            builder.HasKey(row => row.CodeHash);
            builder.Property(row => row.CodeHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Store).HasMaxLength(StoreRules.MaxCode).IsUnicode(false);
            builder.Property(row => row.Name).HasMaxLength(EnrolmentRules.MaxName);
            builder.HasIndex(row => row.ExpiresAt);
        }
    }
}
