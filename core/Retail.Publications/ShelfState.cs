using System.Collections.Immutable;
using Retail.Abstractions.Publications;

namespace Retail.Publications;

/// <summary>What is on the shelf at one moment, by number. Immutable: a reader keeps the one it began with.</summary>
internal sealed record ShelfState(
    ImmutableArray<PublicationFile> Files, ImmutableArray<(string Path, Refusal Reason)> Rejected)
{
    public static ShelfState Empty { get; } = new([], []);

    public ShelfState With(string path, PublicationFile file) => new(
        [.. Files.Append(file).OrderBy(one => one.Manifest.Number)],
        [.. Rejected.Where(one => !string.Equals(one.Path, path, StringComparison.Ordinal))]);

    public ShelfState WithRejected(string path, Refusal reason) =>
        this with { Rejected = Rejected.Add((path, reason)) };

    public PublicationFile? ByNumber(int number) =>
        Last(manifest => manifest.Number <= number) is { } last && last.Manifest.Number == number ? last : null;

    /// <summary>The first effective instant after this one; they rise with the numbers.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        var next = IndexAfter(manifest => manifest.EffectiveAt <= instant);
        return next < Files.Length ? Files[next].Manifest.EffectiveAt : null;
    }

    /// <summary>The last file, by number, of which this holds; it must hold of all before that one.</summary>
    public PublicationFile? Last(Func<PublicationManifest, bool> holds) =>
        IndexAfter(holds) is > 0 and var after ? Files[after - 1] : null;

    /// <summary>The refusal when effective instants would not rise with the numbers any more, or null.</summary>
    public Refusal? WhyNot(PublicationManifest manifest)
    {
        var before = Files.LastOrDefault(file => file.Manifest.Number < manifest.Number)?.Manifest;
        var after = Files.FirstOrDefault(file => file.Manifest.Number > manifest.Number)?.Manifest;
        return manifest.EffectiveAt < before?.EffectiveAt ? PublicationRefusals.EffectiveTooEarly(manifest, before)
            : after?.EffectiveAt < manifest.EffectiveAt ? PublicationRefusals.EffectiveTooEarly(after, manifest)
            : null;
    }

    private int IndexAfter(Func<PublicationManifest, bool> holds)
    {
        var (low, high) = (0, Files.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(Files[middle].Manifest) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
