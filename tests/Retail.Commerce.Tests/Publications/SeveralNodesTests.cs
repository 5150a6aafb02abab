using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Publications;
using Retail.Commerce.Database;
using Retail.Commerce.Publications;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Server;
using Retail.Publications;
using Retail.Testing.Processes;

namespace Retail.Commerce.Tests.Publications;

/// <summary>Two nodes on one database and one data directory.</summary>
public sealed class SeveralNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Another_node_sells_by_a_new_publication_without_a_start()
    {
        await using var one = await Shop.StartSmallAsync();
        await using var other = await Shop.StartAsync(one.Folder, one.Clock);

        await one.PublishAsync("publish-1");
        await UntilAsync(other, 1);
        await other.PublishAsync("publish-2");
        await UntilAsync(one, 2);

        Assert.Equal(2, Shelf(one).At(one.Clock.Now)?.Manifest.Number);
        Assert.Equal(Roots(one), Roots(other));
    }

    [Fact]
    public async Task Nodes_that_publish_at_once_take_turns_and_each_gets_its_number()
    {
        await using var one = await Shop.StartSmallAsync();
        await using var other = await Shop.StartAsync(one.Folder, one.Clock);

        var published = await Task.WhenAll(Enumerable.Range(1, 8).Select(
            number => (number % 2 == 0 ? one : other).PublishAsync($"publish-{number}")));

        Assert.Equal(
            Enumerable.Range(1, 8),
            published.Select(answer => answer.Read<PublicationManifest>().Number).Order());
        await UntilAsync(one, 8);
        await UntilAsync(other, 8);
        Assert.Equal(Roots(one), Roots(other));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(one.Folder, "publications", "staging")));
    }

    [Fact]
    public async Task A_turn_is_one_node_s_until_it_is_given_back()
    {
        await using var one = await Shop.StartSmallAsync();
        await using var other = await Shop.StartAsync(one.Folder, one.Clock);
        var turn = await one.Services.GetRequiredService<IPublishingTurn>().TakeAsync(CancellationToken.None);

        var waiting = other.PublishAsync("publish-1");
        await Task.Delay(500);
        Assert.False(waiting.IsCompleted);
        await turn.DisposeAsync();

        Assert.Equal(1, (await waiting.WaitAsync(Patience)).Read<PublicationManifest>().Number);
    }

    [Fact]
    public async Task What_a_node_left_between_its_row_and_the_shelf_is_finished_by_another()
    {
        await using var one = await Shop.StartSmallAsync();
        await using var other = await Shop.StartAsync(one.Folder, one.Clock);
        var shelf = Shelf(one);
        await using (await one.Services.GetRequiredService<IPublishingTurn>().TakeAsync(CancellationToken.None))
        {
            // As a node that was killed leaves it: the row and the staged file, nothing on any shelf.
            await using var scope = one.Services.CreateAsyncScope();
            var staged = one.Services.GetRequiredService<PublicationStaging>().PathOf(1);
            var content = await scope.ServiceProvider.GetRequiredService<WorkingContent>()
                .ReadAsync(1, CancellationToken.None);
            var manifest = content.Then(rows => PublicationWriter.Write(
                staged, rows, one.Clock.Now, one.Clock.Now,
                one.Services.GetRequiredService<PublicationSigner>().Key)).Value;
            var database = scope.ServiceProvider.GetRequiredService<RetailDbContext>();
            database.Add(manifest.ToRow("boss"));
            await database.SaveChangesAsync();
            Assert.Null(shelf.ByNumber(1));
        }

        await UntilAsync(other, 1);
        await UntilAsync(one, 1);
        Assert.False(File.Exists(one.Services.GetRequiredService<PublicationStaging>().PathOf(1)));
    }

    [Fact]
    public async Task A_damaged_file_is_told_of_once_and_taken_when_it_is_mended()
    {
        await using var one = await Shop.StartSmallAsync();
        await one.PublishAsync("publish-1");
        var path = Shelf(one).PathOf(1);
        var sound = await File.ReadAllBytesAsync(path);

        // Another node, whose folder gets the file damaged.
        using var folder = new TemporaryFolder();
        var signer = one.Services.GetRequiredService<PublicationSigner>();
        using var shelf = new PublicationShelf(folder.Path, signer.Key);
        using var staging = new PublicationStaging(new PublicationFolder(folder.Path), shelf, signer);
        await File.WriteAllBytesAsync(shelf.PathOf(1), [.. sound[..4096], .. new byte[sound.Length - 4096]]);
        using var log = new KeptLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var watch = new PublicationWatch(
            one.Services.GetRequiredService<IServiceScopeFactory>(), staging,
            one.Services.GetRequiredService<IPublishingTurn>(), one.Clock, logs.CreateLogger<PublicationWatch>());

        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        Assert.Contains("its file is not used: publication.", Assert.Single(log.Entries), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(shelf.PathOf(1), sound);
        await watch.LookAsync(CancellationToken.None);
        Assert.Equal(1, shelf.ByNumber(1)?.Manifest.Number);
        Assert.Single(log.Entries);
    }

    private static PublicationShelf Shelf(Shop shop) => shop.Services.GetRequiredService<PublicationShelf>();

    private static string[] Roots(Shop shop) => [.. Shelf(shop).Manifests.Select(manifest => manifest.RootHash)];

    /// <summary>Waits until the node has all publications up to this one.</summary>
    private static async Task UntilAsync(Shop shop, int last)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (Shelf(shop).Manifests.Count < last)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{last} publications did not arrive.");
            await Task.Delay(50);
        }
    }
}
