using System.Globalization;
using System.Security.Cryptography;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>
/// The publications that a server or till holds in a folder, and which of them is in force. Switching is one pointer
/// move: nobody sees half of a publication. Thread-safe; files are opened once and stay open.
/// </summary>
public sealed class PublicationShelf : IDisposable
{
    private readonly Lock accepting = new();
    private readonly string folder;
    private readonly ECDsa publicKey;
    private volatile ShelfState held = ShelfState.Empty;

    /// <summary>Opens the folder, made if missing; files that cannot be believed are reported, not used.</summary>
    public PublicationShelf(string folder, ECDsa publicKey)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        // A key of our own: the caller's may be disposed, or be in use by another thread.
        this.publicKey = ECDsa.Create(publicKey.ExportParameters(includePrivateParameters: false));
        TemporaryFiles.DeleteLeftovers(this.folder);
        foreach (var (number, path) in NumberedFiles())
        {
            var outcome = OpenAs(number, path);
            held = outcome.IsRefused ? held.WithRejected(path, outcome.Refusal) : held.With(path, outcome.Value);
        }
    }

    /// <summary>Manifests on the shelf, by number.</summary>
    public IReadOnlyList<PublicationManifest> Manifests => [.. held.Files.Select(file => file.Manifest)];

    /// <summary>What was wrong with files that are not used: path and refusal.</summary>
    public IReadOnlyList<(string Path, Refusal Reason)> Rejected => held.Rejected;

    /// <summary>
    /// The publication in force at an instant: the highest number whose effective instant has come; null when none is.
    /// </summary>
    public PublicationFile? At(DateTimeOffset instant) => held.Last(manifest => manifest.EffectiveAt <= instant);

    /// <summary>When the next of the publications on the shelf comes into force after an instant, or null.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => held.NextAfter(instant);

    /// <summary>A publication by number; null when it is not here.</summary>
    public PublicationFile? ByNumber(int number) => held.ByNumber(number);

    /// <summary>Where the file with this number is or would be.</summary>
    public string PathOf(int number) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"publication-{number:000000}.sqlite"));

    /// <summary>
    /// Verifies a file that has arrived in full and puts it on the shelf in one step. The arrived file is moved; one
    /// that is refused is deleted. The same publication again is fine. Refusals as of
    /// <see cref="PublicationFile.Open"/>, <c>publication.number-taken</c>, <c>publication.effective-too-early</c>.
    /// </summary>
    public Outcome<PublicationManifest> Accept(string arrivedPath)
    {
        lock (accepting)
        {
            var isOnShelf = held.Files.Any(file => IsSamePath(PathOf(file.Manifest.Number), arrivedPath));
            if (isOnShelf || !File.Exists(arrivedPath))
            {
                return PublicationFile.Verify(arrivedPath, publicKey);
            }

            var arriving = Path.Combine(folder, Path.GetFileName(arrivedPath) + TemporaryFiles.Arriving);
            try
            {
                // First into our folder, whatever disk it comes from: what is verified is what is kept.
                File.Move(arrivedPath, arriving, overwrite: true);
                return PublicationFile.Verify(arriving, publicKey).Then(manifest => Keep(arriving, manifest));
            }
            finally
            {
                File.Delete(arriving);
            }
        }
    }

    /// <summary>
    /// Takes the file with this number that another process has put into the folder; null when there is none. Whoever
    /// put it there has verified it in full; it is opened like one that was here at the start.
    /// </summary>
    public Outcome<PublicationManifest>? Discover(int number)
    {
        lock (accepting)
        {
            var path = PathOf(number);
            if (held.ByNumber(number) is { } here)
            {
                return here.Manifest;
            }

            if (!File.Exists(path))
            {
                return null;
            }

            var opened = OpenAs(number, path);
            if (opened.IsRefused)
            {
                return opened.Refusal;
            }

            held = held.With(path, opened.Value);
            return opened.Value.Manifest;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (accepting)
        {
            foreach (var file in held.Files)
            {
                file.Dispose();
            }

            publicKey.Dispose();
        }
    }

    private Outcome<PublicationManifest> Keep(string arriving, PublicationManifest manifest)
    {
        if (held.ByNumber(manifest.Number)?.Manifest is { } same)
        {
            var isSame = string.Equals(same.RootHash, manifest.RootHash, StringComparison.Ordinal) &&
                same.EffectiveAt == manifest.EffectiveAt;
            return isSame ? same : PublicationRefusals.NumberTaken(manifest.Number);
        }

        if (held.WhyNot(manifest) is { } refusal)
        {
            return refusal;
        }

        var path = PathOf(manifest.Number);
        TemporaryFiles.FlushToDisk(arriving);
        File.Move(arriving, path, overwrite: true);
        var opened = OpenAs(manifest.Number, path);
        if (opened.IsRefused)
        {
            File.Delete(path);
            return opened.Refusal;
        }

        held = held.With(path, opened.Value);
        return manifest;
    }

    private Outcome<PublicationFile> OpenAs(int number, string path)
    {
        var opened = PublicationFile.Open(path, publicKey);
        if (opened.IsRefused)
        {
            return opened;
        }

        var manifest = opened.Value.Manifest;
        var refusal = manifest.Number == number ? held.WhyNot(manifest) : PublicationRefusals.Damaged(path, "number");
        if (refusal is null)
        {
            return opened;
        }

        opened.Value.Dispose();
        return refusal;
    }

    private IEnumerable<(int Number, string Path)> NumberedFiles() =>
        from path in Directory.EnumerateFiles(folder, "publication-*.sqlite")
        let digits = Path.GetFileNameWithoutExtension(path)["publication-".Length..]
        let number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0
        where IsSamePath(PathOf(number), path)
        orderby number
        select (number, path);

    private static bool IsSamePath(string one, string other) =>
        string.Equals(Path.GetFullPath(one), Path.GetFullPath(other), StringComparison.Ordinal);
}
