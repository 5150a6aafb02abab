using Retail.Abstractions.Publications;

namespace Retail.Commerce.Publications;

internal static class PublicationMapping
{
    public static PublicationRow ToRow(this PublicationManifest manifest, string builtBy) => new()
    {
        Number = manifest.Number,
        EffectiveAt = manifest.EffectiveAt,
        BuiltAt = manifest.BuiltAt,
        BuiltBy = builtBy,
        RootHash = manifest.RootHash,
    };
}
