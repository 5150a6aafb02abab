using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

/// <summary>An enrolled till. Never deleted: its receipts and facts name it for ever.</summary>
internal sealed class TerminalRow
{
    public required TerminalId Id { get; init; }

    public required string Name { get; init; }

    public required string Store { get; init; }

    /// <summary>Counts the tills of a store; part of the receipt series.</summary>
    public required int Number { get; init; }

    public required string Series { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>Hash of the code that it enrolled with, so that a repeat is known after the code is gone.</summary>
    public required string CodeHash { get; init; }

    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>What it was told at its enrolment, and keeps its prices for, whatever is set since.</summary>
    public required int GuaranteeSeconds { get; init; }

    public DateTimeOffset? BlockedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    public int? Publication { get; set; }

    /// <summary>The last fact of its journal that is stored, and its hash.</summary>
    public long LastSequence { get; set; }

    public string LastHash { get; set; } = Abstractions.Terminals.TerminalFact.NoPrevious;

    internal sealed class Configuration : IEntityTypeConfiguration<TerminalRow>
    {
        public void Configure(EntityTypeBuilder<TerminalRow> builder)
        {
            builder.ToTable("Terminals");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Name).HasMaxLength(EnrolmentRules.MaxName);
            builder.Property(row => row.Store).HasMaxLength(StoreRules.MaxCode).IsUnicode(false);
            builder.Property(row => row.Series).HasMaxLength(40).IsUnicode(false);
            builder.Property(row => row.PublicKey).HasMaxLength(200);
            builder.Property(row => row.CodeHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(row => row.LastSequence).IsConcurrencyToken();
            builder.Property(row => row.LastHash).HasMaxLength(64).IsUnicode(false);
            builder.HasIndex(row => new { row.Store, row.Number }).IsUnique();
            builder.HasIndex(row => row.Series).IsUnique();
            builder.HasIndex(row => row.CodeHash).IsUnique();
        }
    }
}
