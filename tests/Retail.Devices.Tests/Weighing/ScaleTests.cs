using Retail.Abstractions.Devices;
using Retail.Devices.Hid;
using Retail.Devices.Usb;
using Retail.Devices.Weighing;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Weighing;

public sealed class ScaleTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeUsbBus bus = new();

    /// <summary>The factors by their laws: NIST Handbook 44, appendix C; Hong Kong's Cap. 68 for the tael.</summary>
    [Theory]
    [InlineData(WeightUnit.Milligram, 1_500, 0, 1_500)]
    [InlineData(WeightUnit.Gram, 20, 0, 20_000)]
    [InlineData(WeightUnit.Gram, 12_345, -1, 1_234_500)]
    [InlineData(WeightUnit.Kilogram, 1_234, -3, 1_234_000)]
    [InlineData(WeightUnit.Carat, 7, 0, 1_400)]
    [InlineData(WeightUnit.Tael, 1, 0, 37_799)]
    [InlineData(WeightUnit.Tael, 16, 0, 604_790)]
    [InlineData(WeightUnit.Grain, 7_000, 0, 453_592)]
    [InlineData(WeightUnit.Pennyweight, 20, 0, 31_103)]
    [InlineData(WeightUnit.MetricTon, 1, -3, 1_000_000)]
    [InlineData(WeightUnit.AvoirdupoisTon, 1, 0, 907_184_740)]
    [InlineData(WeightUnit.TroyOunce, 12, 0, 373_242)]
    [InlineData(WeightUnit.Ounce, 6_452, -1, 18_291_112)]
    [InlineData(WeightUnit.Ounce, 16, 0, 453_592)]
    [InlineData(WeightUnit.Pound, 1, 2, 45_359_237)]
    [InlineData(WeightUnit.Milligram, 5, -1, 1)]
    [InlineData(WeightUnit.Milligram, -5, -1, -1)]
    [InlineData(WeightUnit.Milligram, 4, -1, 0)]
    public void Units_become_milligrams_by_exact_factors(WeightUnit unit, long number, int exponent, long milligrams) =>
        Assert.Equal(milligrams, Weight.ToMilligrams(number, exponent, unit).Value);

    [Theory]
    [InlineData(WeightUnit.MetricTon, 1, 12)]
    [InlineData(WeightUnit.Gram, 1, 127)]
    [InlineData(WeightUnit.Gram, 1, -128)]
    [InlineData((WeightUnit)13, 1, 0)]
    [InlineData((WeightUnit)0, 1, 0)]
    [InlineData(WeightUnit.Gram, long.MinValue + 1, 0)]
    public void What_no_scale_can_weigh_is_refused(WeightUnit unit, long number, int exponent) =>
        Assert.Equal("device.bad-weight", Weight.ToMilligrams(number, exponent, unit).Refusal!.Code);

    [Fact]
    public void A_weight_is_stable_when_two_reports_in_a_row_agree()
    {
        var reader = Reader();

        Assert.Equal(
            [
                new ScaleReading(ScaleStatus.InMotion, 900_000), new ScaleReading(ScaleStatus.InMotion, 1_000_000),
                new ScaleReading(ScaleStatus.Stable, 1_000_000), new ScaleReading(ScaleStatus.InMotion, 1_001_000),
                new ScaleReading(ScaleStatus.InMotion, 990_000), new ScaleReading(ScaleStatus.InMotion, 1_001_000),
                new ScaleReading(ScaleStatus.Stable, 1_001_000),
            ],
            new[] { (3, 900), (4, 1_000), (4, 1_000), (4, 1_001), (3, 990), (4, 1_001), (4, 1_001) }
                .Select(one => reader.Read(HidScaleReports.Of(one.Item1, 2, 0, one.Item2)).Value!.Value));
    }

    [Theory]
    [InlineData(1, ScaleStatus.Fault, 0)]
    [InlineData(2, ScaleStatus.Zero, 0)]
    [InlineData(5, ScaleStatus.UnderZero, -20_000)]
    [InlineData(6, ScaleStatus.OverLimit, 0)]
    [InlineData(7, ScaleStatus.NeedsCalibration, 0)]
    [InlineData(8, ScaleStatus.NeedsZero, 0)]
    public void The_status_is_the_tables(int status, ScaleStatus word, long milligrams) => Assert.Equal(
        new ScaleReading(word, milligrams), Reader().Read(HidScaleReports.Of(status, 2, 0, 20)).Value);

    [Theory]
    [InlineData(0, 2, 0, "device.bad-scale-report")]
    [InlineData(9, 2, 0, "device.bad-scale-report")]
    [InlineData(4, 13, 0, "device.bad-scale-report")]
    [InlineData(4, 2, 100, "device.bad-weight")]
    public void A_report_that_cannot_be_is_refused(int status, int unit, int exponent, string code) =>
        Assert.Equal(code, Reader().Read(HidScaleReports.Of(status, unit, exponent, 1)).Refusal!.Code);

    [Theory]
    [InlineData(ScaleStatus.Stable, 1_234_567, 0, "1.235")]
    [InlineData(ScaleStatus.Stable, 1_234_000, 34_000, "1.200")]
    [InlineData(ScaleStatus.Stable, 34_500, 34_000, "device.scale-below-tare")]
    [InlineData(ScaleStatus.Stable, 20_000, 34_000, "device.scale-below-tare")]
    [InlineData(ScaleStatus.Stable, 999, 0, "device.scale-empty")]
    [InlineData(ScaleStatus.Zero, 0, 0, "device.scale-empty")]
    [InlineData(ScaleStatus.InMotion, 1_234_000, 0, "device.scale-in-motion")]
    [InlineData(ScaleStatus.UnderZero, -5, 0, "device.scale-under-zero")]
    [InlineData(ScaleStatus.OverLimit, 0, 0, "device.scale-over-limit")]
    [InlineData(ScaleStatus.NeedsZero, 0, 0, "device.scale-needs-zero")]
    [InlineData(ScaleStatus.NeedsCalibration, 0, 0, "device.scale-needs-calibration")]
    [InlineData(ScaleStatus.Fault, 0, 0, "device.scale-fault")]
    public void Only_what_rests_is_sold_without_its_container(
        ScaleStatus status, long milligrams, long tare, string expected)
    {
        var net = Weigher.Net(new ScaleReading(status, milligrams), tare);

        Assert.Equal(expected, net.Refusal?.Code ?? FormattableString.Invariant($"{net.Value:0.000}"));
    }

    [Fact]
    public void Without_a_scale_nothing_is_weighed_and_an_empty_one_has_no_tare()
    {
        Assert.Equal("device.no-scale", Weigher.Net(null, 0).Refusal!.Code);
        Assert.Equal(0, Weigher.Tare(new ScaleReading(ScaleStatus.Zero, 0)).Value);
        Assert.Equal(34_000, Weigher.Tare(new ScaleReading(ScaleStatus.Stable, 34_000)).Value);
        Assert.Equal("device.scale-in-motion", Weigher.Tare(new ScaleReading(ScaleStatus.InMotion, 1)).Refusal!.Code);
    }

    [Fact]
    public async Task A_scale_that_tells_of_changes_only_is_asked_for_the_second_report()
    {
        var resting = HidScaleReports.Of(4, 3, -3, 1_500);
        var device = new FakeHidDevice(HidScaleReports.Descriptor, 8) { Answer = _ => resting };
        bus.Plug(device);
        var scale = new HidScale(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        device.Send(resting);

        Assert.Equal(new ScaleReading(ScaleStatus.Stable, 1_500_000), await StableAsync(readings));
    }

    [Fact]
    public async Task It_is_zeroed_by_its_control_report_and_its_unplug_ends_the_readings()
    {
        var device = new FakeHidDevice(HidScaleReports.Descriptor, 8);
        bus.Plug(device);
        var scale = new HidScale(bus, TimeProvider.System);
        Assert.Equal(DeviceState.Closed, scale.State);
        await Assert.ThrowsAsync<UsbException>(() => scale.ZeroAsync(CancellationToken.None));
        using var limit = new CancellationTokenSource(Patience);
        await using (var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token))
        {
            device.Send(HidScaleReports.Of(2, 2, 0, 0));
            Assert.True(await readings.MoveNextAsync());
            await scale.ZeroAsync(limit.Token);
            bus.Unplug(device);
            await Assert.ThrowsAsync<UsbException>(async () => await readings.MoveNextAsync());
        }

        var (value, bytes) = Assert.Single(device.Sent);
        Assert.Equal(0x0204, value);
        Assert.Equal([4, 0b10], bytes);

        bus.Plug(device);
        await using var again = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        device.Send(HidScaleReports.Of(2, 2, 0, 0));
        Assert.True(await again.MoveNextAsync());
        Assert.Equal((ScaleStatus.Zero, DeviceState.Ready), (again.Current.Status, scale.State));
    }

    [Fact]
    public async Task A_second_scale_weighs_when_the_first_is_gone()
    {
        var (first, second) = (
            new FakeHidDevice(HidScaleReports.Descriptor, 8), new FakeHidDevice(HidScaleReports.Descriptor, 8));
        bus.Plug(first);
        var scale = new HidScale(bus, TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using (var readings = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token))
        {
            first.Send(HidScaleReports.Of(2, 2, 0, 0));
            Assert.True(await readings.MoveNextAsync());
            bus.Plug(second);
            second.Send(HidScaleReports.Of(6, 2, 0, 0));
            first.Send(HidScaleReports.Of(8, 2, 0, 0));
            Assert.True(await readings.MoveNextAsync());
            Assert.Equal(ScaleStatus.NeedsZero, readings.Current.Status);
            bus.Unplug(first);
            await Assert.ThrowsAsync<UsbException>(async () => await readings.MoveNextAsync());
        }

        await using var again = scale.ClaimAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        second.Send(HidScaleReports.Of(6, 2, 0, 0));
        Assert.True(await again.MoveNextAsync());
        Assert.Equal(ScaleStatus.OverLimit, again.Current.Status);
    }

    public void Dispose() => bus.Dispose();

    private static HidScaleReader Reader() =>
        HidScaleReader.For(HidDescriptor.Read([.. HidScaleReports.Descriptor]).Value).Value;

    private static async Task<ScaleReading> StableAsync(IAsyncEnumerator<ScaleReading> readings)
    {
        do
        {
            Assert.True(await readings.MoveNextAsync());
        }
        while (readings.Current.Status != ScaleStatus.Stable);
        return readings.Current;
    }
}
