using System.Security.Cryptography;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>Writes a publication's file: rows, hash tree, signed manifest (design decision 4).</summary>
public static class PublicationWriter
{
    /// <summary>
    /// Writes to <paramref name="path"/> through a temporary file beside it, so that the path never shows half of one.
    /// Refuses a content that the engine would refuse, and <c>publication.bad-rule</c> for a variant without tax rate.
    /// </summary>
    public static Outcome<PublicationManifest> Write(
        string path, PublicationContent content, DateTimeOffset effectiveAt, DateTimeOffset builtAt, ECDsa key) =>
        throw new NotImplementedException();
}
