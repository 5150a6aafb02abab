using Retail.Pricing.Rounding;

namespace Retail.Pricing.Tests.Rounding;

public sealed class SharingTests
{
    [Fact]
    public void What_weighs_nothing_gets_nothing() => Assert.Equal([0], Allocation.Share(5, [0]));

    [Fact]
    public void Who_is_filled_leaves_the_rest_to_the_others() =>
        Assert.Equal([1, 9], Allocation.Share(10, [1, 1], [1, 100]));

    [Fact]
    public void A_unit_left_never_goes_to_who_can_take_none() =>
        Assert.Equal([0, 1, 0], Allocation.Share(1, [1, 1, 1], [0, 1, 1]));

    [Fact]
    public void Equals_are_filled_each_by_itself()
    {
        Sharing.Slot[] slots = [new(1, 1, 3), new(1, 100)];

        Assert.Equal(10, Sharing.Share(10, slots));
        Assert.Equal((1, 7), (slots[0].Each, slots[1].Each));
    }

    [Fact]
    public void Few_share_as_many_do()
    {
        // Who weighs nothing changes nothing but the count, by which the next fraction is found.
        var chance = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var few = Enumerable.Range(0, chance.Next(1, 17))
                .Select(_ => new Sharing.Slot(chance.Next(1, 9), chance.Next(0, 60), chance.Next(1, 5))).ToArray();
            Sharing.Slot[] many = [.. few, .. Enumerable.Repeat(new Sharing.Slot(0, 0), 17)];
            var amount = chance.Next(0, 400);

            Assert.Equal(Sharing.Share(amount, many), Sharing.Share(amount, few));
            Assert.Equal(many[..few.Length].Select(slot => (slot.Each, slot.Raised)),
                few.Select(slot => (slot.Each, slot.Raised)));
        }
    }

    [Fact]
    public void What_nobody_can_take_is_not_shared()
    {
        Sharing.Slot[] slots = [new(1, 3), new(1, 4)];

        Assert.Equal(7, Sharing.Share(10, slots));
        Assert.Equal((3, 4), (slots[0].Each, slots[1].Each));
    }

    [Theory]
    [InlineData(RoundingMode.HalfUp, 2, new long[] { 3, 3, 2 }, new long[] { 9, 9, 9 }, new long[] { 1, 1, 0 })]
    [InlineData(RoundingMode.HalfUp, 2, new long[] { 1, 1, 1, 1 }, new long[] { 9, 9, 9, 9 },
        new long[] { 0, 0, 1, 1 })]
    [InlineData(RoundingMode.Down, 3, new long[] { 1, 1 }, new long[] { 5, 2 }, new long[] { 1, 2 })]
    [InlineData(RoundingMode.HalfUp, 6, new long[] { 1, 1, 2 }, new long[] { 9, 9, 3 }, new long[] { 2, 2, 2 })]
    [InlineData(RoundingMode.HalfUp, 4, new long[] { 1, 1, 1 }, new long[] { 9, 9, 1 }, new long[] { 2, 1, 1 })]
    public void The_last_that_can_take_it_gets_the_rest_of_rounded_shares(
        RoundingMode mode, long amount, long[] weights, long[] caps, long[] shares) =>
        Assert.Equal(shares, Allocation.Share(amount, weights, caps, RemainderRule.RoundLast, mode));

    [Theory]
    [InlineData(RemainderRule.FloorFirst, 3, new long[] { 1, 1 }, new long[] { 2, 5 }, new long[] { 2, 1 })]
    [InlineData(RemainderRule.FloorLast, 3, new long[] { 1, 1 }, new long[] { 5, 2 }, new long[] { 1, 2 })]
    [InlineData(RemainderRule.FloorLast, 5, new long[] { 1, 1, 1 }, new long[] { 9, 9, 2 }, new long[] { 1, 2, 2 })]
    [InlineData(RemainderRule.FloorLast, 5, new long[] { 1, 1, 1 }, new long[] { 9, 9, 0 }, new long[] { 2, 3, 0 })]
    public void Whole_parts_leave_the_rest_to_the_first_or_the_last(
        RemainderRule rule, long amount, long[] weights, long[] caps, long[] shares) =>
        Assert.Equal(shares, Allocation.Share(amount, weights, caps, rule));

    [Fact]
    public void Below_zero_nothing_is_shared()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Share(-1, [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Share(1, [1, -1]));
    }
}
