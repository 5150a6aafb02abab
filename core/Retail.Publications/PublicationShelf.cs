using System.Security.Cryptography;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>
/// The publications that a server or till holds in a folder, and which of them is in force. Switching is one pointer
/// move: nobody sees half of a publication. Thread-safe; files are opened once and stay open.
/// </summary>
public sealed class PublicationShelf : IDisposable
{
    /// <summary>Opens the folder; files that cannot be believed are reported, not used.</summary>
    public PublicationShelf(string folder, ECDsa publicKey) => throw new NotImplementedException();

    /// <summary>Manifests on the shelf, by number.</summary>
    public IReadOnlyList<PublicationManifest> Manifests => throw new NotImplementedException();

    /// <summary>What was wrong with files that are not used: path and refusal.</summary>
    public IReadOnlyList<(string Path, Refusal Reason)> Rejected => throw new NotImplementedException();

    /// <summary>The publication in force at an instant: the highest number whose effective instant has come; null when there is none.</summary>
    public PublicationFile? At(DateTimeOffset instant) => throw new NotImplementedException();

    /// <summary>A publication by number; null when it is not here.</summary>
    public PublicationFile? ByNumber(int number) => throw new NotImplementedException();

    /// <summary>Where the file with this number is or would be.</summary>
    public string PathOf(int number) => throw new NotImplementedException();

    /// <summary>Verifies a file that has arrived in full and puts it on the shelf in one step; a damaged one is not kept.</summary>
    public Outcome<PublicationManifest> Accept(string arrivedPath) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}
