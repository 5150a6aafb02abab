using Retail.Pricing.Promotions;

namespace Retail.Pricing.Tests.Promotions;

public sealed class SearchBudgetTests
{
    [Fact]
    public void A_group_has_5000_steps_and_a_lane_20000_of_the_runs_that_each_combination_costs()
    {
        var budget = new SearchBudget();
        budget.Begin(1);
        Assert.Equal(5_000, budget.Left);
        for (var group = 0; group < 4; group++)
        {
            budget.Begin(10);
            Assert.Equal(500, budget.Left);
            Spend(budget, 500);
            Assert.False(budget.Spend());
        }

        budget.Begin(10);
        Assert.Equal(16, budget.Left);
    }

    [Fact]
    public void Sixteen_combinations_are_granted_whatever_they_cost_and_taken_off_the_lane()
    {
        var budget = new SearchBudget();
        budget.Begin(1_000);
        Assert.Equal(16, budget.Left);
        Spend(budget, 16);
        Assert.False(budget.Spend());

        budget.Begin(1);
        Assert.Equal(4_000, budget.Left);
        Spend(budget, 1);
        Assert.Equal(3_999, budget.Left);
    }

    [Theory]
    [InlineData(0, 500_000, 0)]
    [InlineData(1, 500_000, 500)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1_000, 1)]
    [InlineData(1, 1_001, 2)]
    [InlineData(999, 999_999, 999_000)]
    [InlineData(1_000, 999_999, 999_999)]
    [InlineData(1_001, 999_999, 1_000_999)]
    [InlineData(1_000_000_000_000_000, 1_000_000, 1_000_000_000_000_000_000)]
    public void A_bound_is_the_next_thousandth_above(long minor, int millionths, long thousandths) =>
        Assert.Equal(thousandths, Thousandths.OfPart(minor, millionths));

    private static void Spend(SearchBudget budget, int combinations)
    {
        for (var i = 0; i < combinations; i++)
        {
            Assert.True(budget.Spend());
        }
    }
}
