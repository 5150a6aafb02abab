using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests.Promotions;

public sealed class HitListTests
{
    private readonly HitList hits = new();

    [Theory]
    [InlineData(1)]
    [InlineData(65)]
    [InlineData(300)]
    public void Hits_come_back_by_promotion_however_many_there_are(int promotions)
    {
        for (var basket = 0; basket < 2; basket++)
        {
            hits.Begin(promotions + basket);
            for (var line = 0; line < 3; line++)
            {
                for (var rank = promotions - 1; rank >= basket; rank--)
                {
                    hits.Add(rank, rank + 1, line);
                }
            }

            Assert.Equal(Enumerable.Range(basket, promotions - basket), hits.Ranks.ToArray());
            for (var rank = 0; rank < promotions; rank++)
            {
                var place = rank + 1;
                (int, int)[] told = rank < basket ? [] : [(place, 2), (place, 1), (place, 0)];
                Assert.Equal(told, Of(rank));
            }

            hits.End();
            Assert.True(hits.Ranks.IsEmpty);
        }
    }

    private List<(int Place, int Line)> Of(int rank)
    {
        var found = new List<(int, int)>();
        foreach (var hit in hits.Of(rank))
        {
            found.Add((hit.Place, hit.Line));
        }

        return found;
    }
}
