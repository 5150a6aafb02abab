using Retail.Commerce.Prices;
using Retail.Commerce.Publications;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Publications;

[Trait("Database", "none")]
public sealed class KnownChangesTests
{
    private static readonly PriceEntryRow Price = new()
    {
        PriceList = "base",
        Sku = "MUG",
        MinQuantity = 1,
        Price = 2,
        ListPrice = null,
    };

    private readonly ServerClock clock = new();
    private readonly KnownChanges known;
    private int compared;

    public KnownChangesTests() => known = new KnownChanges(clock);

    [Fact]
    public async Task Nothing_is_compared_twice_until_somebody_edits()
    {
        await LookAsync();
        await LookAsync();
        Assert.Equal(1, compared);

        known.Committed([Price]);
        await LookAsync();
        Assert.Equal(2, compared);

        known.Committed([new object()]);
        await LookAsync();
        Assert.Equal(2, compared);

        known.Committed([]);
        await LookAsync();
        Assert.Equal(3, compared);
    }

    [Fact]
    public async Task It_is_compared_anew_after_a_publication_after_a_while_and_for_whoever_publishes()
    {
        await LookAsync();
        await LookAsync(since: 2);
        Assert.Equal(2, compared);

        clock.Advance(TimeSpan.FromSeconds(21));
        await LookAsync(since: 2);
        Assert.Equal(3, compared);

        await known.CompareAsync(2, CompareAsync);
        Assert.Equal(4, compared);
    }

    [Fact]
    public async Task An_edit_while_it_is_compared_makes_it_old()
    {
        await known.GetAsync(1, () =>
        {
            known.Committed([Price]);
            return CompareAsync();
        });
        await LookAsync();

        Assert.Equal(2, compared);
    }

    private async Task LookAsync(int since = 1) => await known.GetAsync(since, CompareAsync);

    private Task<Outcome<WorkingChanges>> CompareAsync()
    {
        compared++;
        return Task.FromResult<Outcome<WorkingChanges>>(Refusal.Of(RefusalKind.Conflict, "publication.no-settings"));
    }
}
