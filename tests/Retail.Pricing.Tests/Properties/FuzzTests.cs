using System.Globalization;
using Retail.Testing.Pricing;

namespace Retail.Pricing.Tests.Properties;

/// <summary>The properties of <c>dev.cs -- fuzz pricing</c>, on the same cases in every run.</summary>
public sealed class FuzzTests
{
    private const int Seed = 20_260_302;

    [Fact]
    public void A_hundred_thousand_random_quotes_keep_every_property()
    {
        var output = new StringWriter();
        var count = int.Parse(
            Environment.GetEnvironmentVariable("RETAIL_FUZZ_COUNT") ?? "100000", CultureInfo.InvariantCulture);
        var run = new FuzzRun(Seed, count, output);

        Assert.True(run.Run().Failed == 0, output.ToString());

        // A property that is asked of next to nothing proves nothing.
        Assert.All(FuzzRun.Properties, property => Assert.True(
            run.Asked.GetValueOrDefault(property.Name) > count / 50,
            $"{property.Name} is asked too seldom:\n{output}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_quotes() =>
        Assert.Equal(FuzzRun.Digest(Seed, 500), FuzzRun.Digest(Seed, 500));
}
