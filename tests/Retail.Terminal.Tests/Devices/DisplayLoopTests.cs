using System.Net;
using System.Net.Sockets;
using Retail.Abstractions.Devices;
using Retail.Terminal.Devices;
using Retail.Terminal.Tests.Stubs;
using Retail.Testing.Devices.Displays;

namespace Retail.Terminal.Tests.Devices;

/// <summary>What the customer reads on two lines while the till sells.</summary>
public sealed class DisplayLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GlassDisplay glass = new();

    [Theory]
    [InlineData("en", "Welcome,You save,To pay,Cash,Change,Thank you")]
    [InlineData("es", "Bienvenidos,Ahorras,A pagar,Efectivo,Cambio,Gracias")]
    public async Task A_sale_is_told_from_the_greeting_to_the_thanks(string language, string words)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server, language);
        var says = words.Split(',');
        string Money(string amount) => language == "es" ? amount.Replace('.', ',') + " £" : "£" + amount;
        await SeesAsync(says[0], "", "Madrid Uno", "");

        await till.AddAsync(TestShop.Mug);
        await SeesAsync("mug", Money("4.50"), "Total", Money("4.50"));
        await till.AddAsync(TestShop.Beans, 3);
        await SeesAsync("3x beans", Money("3.60"), "Total", Money("6.90"));
        await till.AddAsync(TestShop.Cheese, 0.3m);
        await SeesAsync((language == "es" ? "0,3" : "0.3") + " kg cheese", Money("3.70"), "Total", Money("10.60"));

        // The cashier opens the payment.
        await till.Http.GetAsync(new Uri(till.Http.BaseAddress!, "/?view=pay"));
        await SeesAsync(says[2], Money("10.60"), says[1], Money("1.20"));
        await till.PayAsync("20.00");
        await SeesAsync(says[3], Money("20.00"), says[4], Money("9.40"));
        till.Clock.Offset = TimeSpan.FromSeconds(15);
        await SeesAsync(says[5], "", says[4], Money("9.40"));
        till.Clock.Offset = TimeSpan.FromMinutes(3);
        await SeesAsync(says[0], "", "Madrid Uno", "");
    }

    [Fact]
    public async Task Unplugged_and_plugged_in_again_it_shows_the_sale_as_it_is_now()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server, "en");
        await till.UntilAsync(state => state.Display is { State: DeviceState.Ready, Problem: null });
        glass.IsPlugged = false;
        var away = await till.UntilAsync(state => state.Display is { State: DeviceState.Offline, Problem: not null });

        await till.AddAsync(TestShop.Mug);
        await till.AddAsync(TestShop.Beans);
        glass.IsPlugged = true;
        await SeesAsync("beans", "£1.20", "Total", "£5.70");
        await till.UntilAsync(state => state.Display is { State: DeviceState.Ready, Problem: null });

        Assert.Equal("device.display-away", away.Display!.Problem!.Code);
        Assert.DoesNotContain(glass.Seen, shown => shown.StartsWith("mug", StringComparison.Ordinal));
        Assert.Contains(
            "glass-display out", await till.Http.GetStringAsync(new Uri("diagnostics", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_takes_no_byte_does_not_hold_up_scanning_or_paying()
    {
        glass.Refuses = true;
        await using var server = await StubShopServer.StartAsync();
        await using var till = await StartAsync(server, "en");
        await UntilAsync(() => glass.Opened > 0);

        till.Scanner.Read(TestShop.MugBarcode);
        await till.UntilAsync(state => state.Sale is { Lines.Count: 1 });
        var paid = await till.PayAsync("5.00");

        Assert.Equal(0.50m, paid.Change!.Value.AmountMinor / 100m);
        Assert.Equal(new string(' ', 20) + "|" + new string(' ', 20), glass.Shown);
    }

    [Fact]
    public async Task The_settings_reach_it_over_the_network()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(
            server, settings: ["--Retail:Display", $"tcp:127.0.0.1:{port}"]);
        using var socket = await listener.AcceptSocketAsync();
        await till.AddAsync(TestShop.Mug);

        using var limit = new CancellationTokenSource(Patience);
        var commands = new GlassCommands();
        var one = new byte[1];
        do
        {
            Assert.Equal(1, await socket.ReceiveAsync(one, limit.Token));
        }
        while (!commands.Take(one[0]) || !commands.Shown.StartsWith("mug", StringComparison.Ordinal));

        Assert.Equal("mug            £4.50|Total          £4.50", commands.Shown);
        Assert.Equal("network-display", (await till.StateAsync()).Display!.Id);
    }

    [Theory]
    [InlineData("simulated-display", "OfPlugin { Id = simulated-display }")]
    [InlineData("/dev/ttyUSB0:19200", "OfSerial { Line = serial:/dev/ttyUSB0:19200 }")]
    [InlineData("tcp:10.0.0.7:9101", "OfNetwork { Host = 10.0.0.7, Number = 9101 }")]
    [InlineData("usb:04b8:0202", "OfUsb { Which = usb:04b8:0202 }")]
    public void The_setting_says_where_the_display_is(string text, string meaning) =>
        Assert.Equal(meaning, PortChoice.Read(text, PortUse.Display).Value.ToString());

    [Theory]
    [InlineData("usb", "till.bad-display")]
    [InlineData("tcp:10.0.0.7", "till.bad-display")]
    [InlineData("/dev/usb/lp0", "till.bad-display")]
    [InlineData("/dev/ttyUSB0:12", "till.bad-display")]
    [InlineData("usb:1-1.2", "device.bad-usb-choice")]
    public void A_setting_that_means_nothing_is_told_at_the_start(string text, string code) =>
        Assert.Equal(code, PortChoice.Read(text, PortUse.Display).Refusal!.Code);

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !reached(); await Task.Delay(10))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It took too long.");
        }
    }

    private async Task<TestTill> StartAsync(StubShopServer server, string language)
    {
        var till = await TestTill.StartAsync(server, language: language);
        till.Display = glass;
        await till.StartAgainAsync();
        return till;
    }

    private async Task SeesAsync(string upper, string upperAmount, string lower, string lowerAmount)
    {
        var expected = Line(upper, upperAmount) + "|" + Line(lower, lowerAmount);
        for (var start = TimeProvider.System.GetTimestamp(); glass.Shown != expected; await Task.Delay(10))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"Not [{expected}] but [{string.Join("], [", glass.Seen)}].");
        }
    }

    private static string Line(string text, string amount) =>
        (text.Length > 20 ? text[..20] : text).PadRight(20 - amount.Length) + amount;
}
