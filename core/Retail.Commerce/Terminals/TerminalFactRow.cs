using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Terminals;

/// <summary>A fact of a till's journal as it was delivered, and what the server answered.</summary>
internal sealed class TerminalFactRow
{
    public required TerminalId Terminal { get; init; }

    public required long Sequence { get; init; }

    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Payload { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Why a person should look at it, a code, or null.</summary>
    public required string? Flag { get; init; }

    public FactReceipt ToReceipt() => new(Sequence, Flag is null ? FactState.Stored : FactState.Flagged, Flag);

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalFactRow>
    {
        public void Configure(EntityTypeBuilder<TerminalFactRow> builder)
        {
            builder.ToTable("TerminalFacts");
            builder.HasKey(row => new { row.Terminal, row.Sequence });
            builder.Property(row => row.Kind).HasMaxLength(FactRules.MaxKind).IsUnicode(false);
            builder.Property(row => row.PreviousHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Hash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.Flag).HasMaxLength(80).IsUnicode(false);
            builder.HasIndex(row => row.Flag);
        }
    }
}
