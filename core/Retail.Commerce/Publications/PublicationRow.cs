using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retail.Commerce.Publications;

/// <summary>
/// That a publication was made: its primary key gives every number once, whoever publishes at the same time.
/// </summary>
internal sealed class PublicationRow
{
    public required int Number { get; init; }

    public required DateTimeOffset EffectiveAt { get; init; }

    public required DateTimeOffset BuiltAt { get; init; }

    /// <summary>Id of the member of the staff; the file does not say it.</summary>
    public required string BuiltBy { get; init; }

    public required string RootHash { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationRow>
    {
        public void Configure(EntityTypeBuilder<PublicationRow> builder)
        {
            builder.ToTable("Publications");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.Property(row => row.BuiltBy).HasMaxLength(60);
            builder.Property(row => row.RootHash).HasMaxLength(64).IsUnicode(false).IsFixedLength();
        }
    }
}
