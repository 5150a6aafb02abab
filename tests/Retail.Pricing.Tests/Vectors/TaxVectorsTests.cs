using Retail.Testing.Vectors;

namespace Retail.Pricing.Tests.Vectors;

public sealed class TaxVectorsTests
{
    [Fact]
    public void The_numbers_of_the_field_hold()
    {
        using var told = new StringWriter { NewLine = "\n" };

        _ = new VectorRunner(VectorFormats.All, told)
            .Run(Path.Combine(AppContext.BaseDirectory, "vectors", "field", "taxes.json"));

        Assert.Equal("47 passed, 0 failed\n", told.ToString());
    }
}
