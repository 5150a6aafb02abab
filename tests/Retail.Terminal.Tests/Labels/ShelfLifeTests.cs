using Retail.Devices.Barcodes;
using Retail.Terminal.Labels;

namespace Retail.Terminal.Tests.Labels;

public sealed class ShelfLifeTests
{
    private const string Item = "]C101" + "05000112637922";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("17261122", "")]
    [InlineData("17261121", "label.expired")]
    [InlineData("17261100", "")]
    [InlineData("17261000", "label.expired")]
    [InlineData("70032611221200", "")]
    [InlineData("70032611221159", "label.expired")]
    [InlineData("70032611230000", "")]
    [InlineData("15261122", "")]
    [InlineData("15261121", "label.past-best-before")]
    [InlineData("16261122", "")]
    [InlineData("16261121", "label.past-sell-by")]
    [InlineData("1726112115261121", "label.expired")]
    [InlineData("13200101", "")]
    public void The_last_day_counts(string dates, string code)
    {
        var barcode = new BarcodeReader(MeasureMasks.None)
            .Read(Item + dates, DateOnly.FromDateTime(Noon.DateTime)).Value;

        Assert.Equal(code, ShelfLife.Check(barcode, Noon, sellsPastBest: false, "MUG")?.Code ?? string.Empty);
        Assert.Equal(
            code == "label.expired" ? code : string.Empty,
            ShelfLife.Check(barcode, Noon, sellsPastBest: true, "MUG")?.Code ?? string.Empty);
    }
}
