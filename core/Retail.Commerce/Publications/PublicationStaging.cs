using System.Globalization;
using Retail.Abstractions.Publications;
using Retail.Publications;

namespace Retail.Commerce.Publications;

/// <summary>
/// Where a file waits between being written and being on the shelf: its row is committed in between, so that a kill at
/// any moment leaves either nothing or a file that the next start puts on the shelf.
/// </summary>
internal sealed class PublicationStaging(
    PublicationFolder folder, PublicationShelf shelf, PublicationSigner signer) : IDisposable
{
    private readonly string path = Directory.CreateDirectory(Path.Combine(folder.Path, "staging")).FullName;

    /// <summary>One publication at a time is built on this node.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public string PathOf(int number) =>
        Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{number}.sqlite"));

    /// <summary>
    /// Whether it is on the shelf, or another node has put its file beside it; that one is taken, or refused when it
    /// cannot be believed.
    /// </summary>
    public Outcome<bool> Discover(int number, string rootHash) =>
        shelf.Discover(number) is { } found ? found.Select(manifest => manifest.RootHash == rootHash) : false;

    /// <summary>
    /// Puts the file of a committed row on the shelf, if it is not there; false when there is no such file. Only in a
    /// turn of its own: nodes share the folder.
    /// </summary>
    public bool TryShelve(int number, string rootHash)
    {
        var staged = PathOf(number);
        if (Discover(number, rootHash) is { IsRefused: false, Value: true })
        {
            File.Delete(staged);
            return true;
        }

        if (!File.Exists(staged) || !IsThis(PublicationFile.Verify(staged, signer.Key), number, rootHash))
        {
            return false;
        }

        // The shelf takes what it is given; should it be stopped half way, the staged file is still here.
        var copy = staged + ".shelving";
        File.Copy(staged, copy, overwrite: true);
        var accepted = shelf.Accept(copy);
        if (accepted.IsRefused)
        {
            throw new InvalidOperationException(
                $"Publication {number} was committed and the shelf refuses it: {accepted.Refusal}");
        }

        File.Delete(staged);
        return true;
    }

    /// <summary>Deletes what no committed row waits for.</summary>
    public void Clear(IReadOnlySet<int> waiting)
    {
        var kept = waiting.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var leftover in Directory.EnumerateFiles(path).Where(file => !kept.Contains(file)))
        {
            File.Delete(leftover);
        }
    }

    public void Dispose() => Gate.Dispose();

    private static bool IsThis(Outcome<PublicationManifest> verified, int number, string rootHash) =>
        !verified.IsRefused && verified.Value.Number == number && verified.Value.RootHash == rootHash;
}
