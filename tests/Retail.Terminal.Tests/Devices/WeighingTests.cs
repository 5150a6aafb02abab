using Retail.Abstractions.Devices;
using Retail.Terminal.Devices;
using Retail.Terminal.Selling;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Devices;

public sealed class WeighingTests
{
    private readonly FakeScale scale = new();

    [Fact]
    public async Task Goods_sold_by_weight_are_as_heavy_as_the_scale_says_without_their_container()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        scale.Show(ScaleStatus.Stable, 34);
        await till.UntilAsync(state => state.Scale?.Kilograms == 0.034m);
        Assert.Equal(34_000, till.Service<ScaleLoop>().TakeTare().Value);
        scale.Show(ScaleStatus.Stable, 1_284);
        var weighed = await till.UntilAsync(state => state.Scale?.NetKilograms == 1.25m);

        till.Scanner.Read(TestShop.CheeseNumber);
        var sold = await till.UntilAsync(state => state.Sale is not null);

        Assert.Equal((ScaleStatus.Stable, 0.034m), (weighed.Scale!.Status, weighed.Scale.TareKilograms));
        Assert.Equal(1.25m, Assert.Single(sold.Sale!.Lines).Quantity.Value);
        Assert.Equal(0m, (await till.StateAsync()).Scale!.TareKilograms);
    }

    [Theory]
    [InlineData(ScaleStatus.InMotion, 500, "device.scale-in-motion")]
    [InlineData(ScaleStatus.Zero, 0, "device.scale-empty")]
    [InlineData(ScaleStatus.OverLimit, 0, "device.scale-over-limit")]
    [InlineData(ScaleStatus.UnderZero, -5, "device.scale-under-zero")]
    public async Task What_the_scale_cannot_say_is_not_sold(ScaleStatus status, long grams, string code)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        scale.Show(status, grams);
        await till.UntilAsync(state => state.Scale?.Status == status);

        till.Scanner.Read(TestShop.CheeseNumber);
        var refused = await till.UntilAsync(state => state.LastScan is not null);

        Assert.Equal(code, refused.LastScan!.Refusal!.Code);
        Assert.Null(refused.Sale);
    }

    [Fact]
    public async Task A_scale_that_is_gone_leaves_no_guess_and_a_typed_weight_is_sold()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        scale.Show(ScaleStatus.Stable, 1_000);
        await till.UntilAsync(state => state.Scale?.Status == ScaleStatus.Stable);
        scale.Unplug();
        await till.UntilAsync(state => state.Scale is { Status: null });

        var weigh = new AddToSale(TestShop.Cheese, null, Weighs: true);
        var (_, code, _) = await till.RefusedAsync(till.SendAsync(HttpMethod.Post, "sale/lines", weigh));
        var typed = await till.AddAsync(TestShop.Cheese, 0.3m);

        Assert.Equal("device.no-scale", code);
        Assert.Equal(0.3m, Assert.Single(typed.Lines).Quantity.Value);
    }

    [Fact]
    public async Task A_piece_is_a_piece_whatever_lies_on_the_scale()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server);
        scale.Show(ScaleStatus.Stable, 1_000);
        await till.UntilAsync(state => state.Scale?.Status == ScaleStatus.Stable);

        till.Scanner.Read(TestShop.MugBarcode);
        var sold = await till.UntilAsync(state => state.Sale is not null);

        Assert.Equal(1m, Assert.Single(sold.Sale!.Lines).Quantity.Value);
        Assert.False((await till.Service<ScaleLoop>().ZeroAsync(CancellationToken.None)).IsRefused);
        Assert.Equal(1, scale.Zeroed);
    }

    [Theory]
    [InlineData(null, "usb")]
    [InlineData("usb:serial=S7", "usb:serial=S7")]
    [InlineData("simulated-scale", "")]
    public void The_setting_says_which_scale(string? text, string which) =>
        Assert.Equal(which, $"{TillScale.Which(new TillOptions { Scale = text })}");

    [Fact]
    public void A_setting_that_means_nothing_is_told_at_the_start() => Assert.Equal(
        "device.bad-usb-choice",
        Assert.Throws<StartRefusedException>(
            () => TillScale.Which(new TillOptions { Scale = "usb:1-1.2" })).Refusal.Code);

    private async Task<TestTill> StartAsync(StubShopServer server)
    {
        var till = await TestTill.StartAsync(server);
        till.Scale = scale;
        await till.StartAgainAsync();
        return till;
    }
}
