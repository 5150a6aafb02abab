using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Database;

/// <summary>A command that was carried out, and its answer: what makes repeating it safe.</summary>
internal sealed class OperationRow
{
    public required string Scope { get; init; }

    public required string OperationId { get; init; }

    public required string CommandHash { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OperationRow>
    {
        public void Configure(EntityTypeBuilder<OperationRow> builder)
        {
            builder.ToTable("Operations");
            builder.HasKey(row => new { row.Scope, row.OperationId });
            builder.Property(row => row.Scope).HasMaxLength(120).IsUnicode(false);
            builder.Property(row => row.OperationId).HasMaxLength(100).IsUnicode(false);
            builder.Property(row => row.CommandHash).HasMaxLength(64).IsUnicode(false);
            builder.HasIndex(row => row.At);
        }
    }
}
