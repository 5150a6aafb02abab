using System.Globalization;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>Why a file is not believed or not kept.</summary>
internal static class PublicationRefusals
{
    /// <param name="path">The file.</param>
    /// <param name="part">
    /// What is not as it was signed: a table, or <c>file</c>, <c>size</c>, <c>database</c>, <c>schema</c>, <c>root</c>,
    /// <c>number</c>.
    /// </param>
    public static Refusal Damaged(string path, string part) => Refusal.Of(
        RefusalKind.Unavailable, "publication.damaged", ("file", Path.GetFileName(path)), ("part", part));

    public static Refusal BadSignature(string path) => Refusal.Of(
        RefusalKind.Rule, "publication.bad-signature", ("file", Path.GetFileName(path)));

    public static Refusal UnknownFormat(string path, object? format) => Refusal.Of(
        RefusalKind.Unavailable,
        "publication.unknown-format",
        ("file", Path.GetFileName(path)),
        ("format", Convert.ToString(format, CultureInfo.InvariantCulture) ?? string.Empty),
        ("known", PublicationFormat.Latest.Version.ToString(CultureInfo.InvariantCulture)));

    public static Refusal UnknownRule(string path) => Refusal.Of(
        RefusalKind.Unavailable, "publication.unknown-rule", ("file", Path.GetFileName(path)));

    public static Refusal NumberTaken(int number) => Refusal.Of(
        RefusalKind.Conflict, "publication.number-taken", ("number", number.ToString(CultureInfo.InvariantCulture)));

    public static Refusal EffectiveTooEarly(PublicationManifest manifest, PublicationManifest predecessor) =>
        Refusal.Of(
            RefusalKind.Rule,
            "publication.effective-too-early",
            ("number", manifest.Number.ToString(CultureInfo.InvariantCulture)),
            ("effectiveAt", Iso(manifest.EffectiveAt)),
            ("predecessor", predecessor.Number.ToString(CultureInfo.InvariantCulture)),
            ("predecessorEffectiveAt", Iso(predecessor.EffectiveAt)));

    private static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
