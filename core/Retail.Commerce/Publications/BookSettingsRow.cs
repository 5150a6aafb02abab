using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Retail.Commerce.Database;
using Retail.Pricing;

namespace Retail.Commerce.Publications;

/// <summary>The one row of settings for the next publication.</summary>
internal sealed class BookSettingsRow : IWorkingRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public required BookSettings Settings { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BookSettingsRow>
    {
        public void Configure(EntityTypeBuilder<BookSettingsRow> builder)
        {
            builder.ToTable("BookSettings");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.Property(row => row.Settings).IsJson();
        }
    }
}
