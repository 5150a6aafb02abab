using System.Security.Cryptography;
using Retail.Abstractions.Publications;
using Retail.Publications;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class PublicationShelfTests : IDisposable
{
    private static readonly DateTimeOffset Effective = PublicationSample.Effective;

    private readonly PublicationSample sample = new();

    private string Shelf => sample.PathOf("shelf");

    public void Dispose() => sample.Dispose();

    [Fact]
    public void A_publication_is_in_force_from_its_instant_on()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        Accept(shelf, 1, Effective);
        Accept(shelf, 2, Effective.AddHours(1).AddMilliseconds(500));

        Assert.Null(shelf.At(Effective.AddMilliseconds(-1)));
        Assert.Equal(1, shelf.At(Effective)?.Manifest.Number);
        Assert.Equal(1, shelf.At(Effective.AddHours(1).AddMilliseconds(499))?.Manifest.Number);
        Assert.Equal(2, shelf.At(Effective.AddHours(1).AddMilliseconds(500))?.Manifest.Number);
        Assert.Equal(2, shelf.At(Effective.AddHours(3).ToOffset(TimeSpan.FromHours(2)))?.Manifest.Number);
        Assert.Equal(2, shelf.At(Effective.AddYears(1))?.Manifest.Number);
    }

    [Fact]
    public void Of_two_at_the_same_instant_the_higher_number_counts()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        Accept(shelf, 2, Effective);
        Accept(shelf, 1, Effective);

        Assert.Equal(2, shelf.At(Effective)?.Manifest.Number);
        Assert.Equal([1, 2], shelf.Manifests.Select(manifest => manifest.Number));
    }

    [Fact]
    public void Old_publications_stay_readable_and_unknown_numbers_are_not_there()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var first = Accept(shelf, 1, Effective);
        var old = shelf.ByNumber(1);
        Accept(shelf, 3, Effective.AddDays(1));

        Assert.Same(old, shelf.ByNumber(1));
        Assert.Equal(first, old?.Manifest);
        Assert.NotNull(old?.Find("SKU-000001"));
        Assert.Null(shelf.ByNumber(0));
        Assert.Null(shelf.ByNumber(2));
        Assert.Null(shelf.ByNumber(4));
    }

    [Fact]
    public void The_next_start_finds_what_was_accepted()
    {
        using (var shelf = new PublicationShelf(Shelf, sample.Key))
        {
            Accept(shelf, 1, Effective);
            Accept(shelf, 2, Effective.AddDays(1));
            Assert.True(File.Exists(shelf.PathOf(2)));
        }

        using var next = new PublicationShelf(Shelf, sample.Key);

        Assert.Equal([1, 2], next.Manifests.Select(manifest => manifest.Number));
        Assert.Empty(next.Rejected);
        Assert.Equal(2, next.At(Effective.AddDays(1))?.Book.Publication);
    }

    [Fact]
    public void Accepting_the_same_again_changes_nothing()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var manifest = Accept(shelf, 1, Effective);
        var held = shelf.ByNumber(1);

        Assert.Equal(manifest, Accept(shelf, 1, Effective) with { Signature = manifest.Signature });
        Assert.Same(held, shelf.ByNumber(1));
        Assert.Equal(manifest, shelf.Accept(shelf.PathOf(1)).Value);
        Assert.Equal([shelf.PathOf(1)], Directory.EnumerateFiles(Shelf));
        Assert.NotNull(held?.Find("SKU-000060"));
    }

    [Fact]
    public void A_number_is_taken_once()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var manifest = Accept(shelf, 1, Effective);

        Assert.Equal("publication.number-taken", shelf.Accept(Arrived(1, Effective, variants: 5)).Refusal?.Code);
        Assert.Equal("publication.number-taken", shelf.Accept(Arrived(1, Effective.AddDays(1))).Refusal?.Code);
        Assert.Equal([manifest], shelf.Manifests);
    }

    [Fact]
    public void A_publication_does_not_take_effect_before_an_earlier_number()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        Accept(shelf, 1, Effective);
        Accept(shelf, 3, Effective.AddDays(3));

        var last = shelf.Accept(Arrived(4, Effective.AddDays(3).AddTicks(-1))).Refusal;
        var between = shelf.Accept(Arrived(2, Effective.AddDays(3).AddTicks(1))).Refusal;

        Assert.Equal("publication.effective-too-early", last?.Code);
        Assert.Equal(("4", "3"), (last?.Arguments["number"], last?.Arguments["predecessor"]));
        Assert.Equal("publication.effective-too-early", between?.Code);
        Assert.Equal(("3", "2"), (between?.Arguments["number"], between?.Arguments["predecessor"]));
        Assert.Equal([1, 3], shelf.Manifests.Select(manifest => manifest.Number));
    }

    [Fact]
    public void A_damaged_arrival_is_not_kept_and_a_good_one_takes_its_place()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var arrived = Arrived(1, Effective);
        var bytes = File.ReadAllBytes(arrived);
        File.WriteAllBytes(arrived, bytes[..^1]);

        Assert.Equal("publication.damaged", shelf.Accept(arrived).Refusal?.Code);
        Assert.False(File.Exists(arrived));
        Assert.Empty(Directory.EnumerateFiles(Shelf));

        Accept(shelf, 1, Effective);
        Assert.Equal(1, shelf.At(Effective)?.Manifest.Number);
    }

    [Fact]
    public void A_signed_rule_that_this_program_does_not_know_is_refused_and_not_kept()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var arrived = Arrived(1, Effective);
        sample.SignAgain(arrived, "UPDATE promotions SET rule = replace(rule, 'buy-get', 'lottery')");
        Assert.False(PublicationFile.Verify(arrived, sample.Key).IsRefused);

        Assert.Equal("publication.unknown-rule", shelf.Accept(arrived).Refusal?.Code);
        Assert.Empty(Directory.EnumerateFiles(Shelf));
        Assert.Null(shelf.ByNumber(1));
    }

    [Fact]
    public void A_file_that_never_arrived_is_refused()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);

        Assert.Equal("publication.damaged", shelf.Accept(sample.PathOf("nothing.sqlite")).Refusal?.Code);
    }

    [Fact]
    public void Files_that_cannot_be_believed_are_reported_and_replaced_by_good_ones()
    {
        Directory.CreateDirectory(Shelf);
        string PathOf(int number) => Path.Combine(Shelf, $"publication-{number:000000}.sqlite");
        sample.Write(PathOf(1), PublicationSample.Content());
        File.WriteAllText(PathOf(2), "no database");
        sample.Write(PathOf(3), PublicationSample.Content(number: 7));
        File.WriteAllText(Path.Combine(Shelf, "publication-x.sqlite"), "not ours");
        File.WriteAllText(Path.Combine(Shelf, "notes.txt"), "not ours");
        using (var other = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            PublicationWriter.Write(PathOf(4), PublicationSample.Content(number: 4), Effective, Effective, other);
        }

        sample.Write(PathOf(5), PublicationSample.Content(number: 5), Effective.AddTicks(-1));

        using var shelf = new PublicationShelf(Shelf, sample.Key);

        Assert.Equal([1], shelf.Manifests.Select(manifest => manifest.Number));
        Assert.Equal(
            [
                (PathOf(2), "publication.damaged"), (PathOf(3), "publication.damaged"),
                (PathOf(4), "publication.bad-signature"), (PathOf(5), "publication.effective-too-early"),
            ],
            shelf.Rejected.Select(one => (one.Path, one.Reason.Code)));
        Assert.Equal("number", shelf.Rejected[1].Reason.Arguments["part"]);

        Accept(shelf, 2, Effective);
        Assert.Equal([PathOf(3), PathOf(4), PathOf(5)], shelf.Rejected.Select(one => one.Path));
        Assert.NotNull(shelf.ByNumber(2)?.Find("SKU-000001"));
        Assert.True(File.Exists(Path.Combine(Shelf, "notes.txt")));
    }

    [Fact]
    public void Leftovers_of_a_killed_process_are_cleaned()
    {
        Directory.CreateDirectory(Shelf);
        foreach (var ending in (string[])[".building", ".writing", ".arriving"])
        {
            File.WriteAllText(Path.Combine(Shelf, "publication-000001.sqlite" + ending), "half");
        }

        using var shelf = new PublicationShelf(Shelf, sample.Key);

        Assert.Empty(Directory.EnumerateFiles(Shelf));
        Assert.Empty(shelf.Rejected);
    }

    [Fact]
    public void A_file_that_was_written_under_its_name_on_the_shelf_is_accepted_there()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        var manifest = sample.Write(shelf.PathOf(1), PublicationSample.Content());

        Assert.Equal(manifest, shelf.Accept(shelf.PathOf(1)).Value);
        Assert.NotNull(shelf.At(Effective)?.Find("SKU-000001"));
        Assert.True(File.Exists(shelf.PathOf(1)));
    }

    [Fact]
    public async Task Readers_see_a_whole_publication_while_others_arrive()
    {
        using var shelf = new PublicationShelf(Shelf, sample.Key);
        Accept(shelf, 1, Effective);
        var arrived = Enumerable.Range(2, 10).Select(number => Arrived(number, Effective, variants: number)).ToList();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var (reads, last) = (0, 0);
            while (!done.IsCancellationRequested || reads == 0)
            {
                var file = shelf.At(Effective) ?? throw new InvalidOperationException("Nothing is in force.");
                Assert.InRange(file.Manifest.Number, last, 11);
                last = file.Manifest.Number;
                Assert.Equal(file.Manifest.Number, file.Book.Publication);
                Assert.Equal(file.Manifest.Variants, file.Search("", null, null, 100).Count);
                reads++;
            }

            return last;
        })).ToList();

        await Task.Run(() => arrived.ForEach(path => Assert.False(shelf.Accept(path).IsRefused)));
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(11, shelf.At(Effective)?.Manifest.Number);
    }

    private PublicationManifest Accept(PublicationShelf shelf, int number, DateTimeOffset effectiveAt) =>
        shelf.Accept(Arrived(number, effectiveAt)).Value;

    private string Arrived(int number, DateTimeOffset effectiveAt, int variants = 60)
    {
        var path = sample.PathOf(Path.GetRandomFileName());
        sample.Write(path, PublicationSample.Content(variants, number), effectiveAt);
        return path;
    }
}
