using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Terminals;

/// <summary>
/// A second, different fact under a sequence that is taken: kept beside the first, for a person to look at.
/// </summary>
internal sealed class TerminalConflictRow
{
    public required TerminalId Terminal { get; init; }

    public required long Sequence { get; init; }

    public required string Hash { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Payload { get; init; }

    public required string PreviousHash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalConflictRow>
    {
        public void Configure(EntityTypeBuilder<TerminalConflictRow> builder)
        {
            builder.ToTable("TerminalConflicts");
            builder.HasKey(row => new { row.Terminal, row.Sequence, row.Hash });
            builder.Property(row => row.Hash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Kind).HasMaxLength(FactRules.MaxKind).IsUnicode(false);
            builder.Property(row => row.PreviousHash).HasMaxLength(64).IsUnicode(false);
        }
    }
}
