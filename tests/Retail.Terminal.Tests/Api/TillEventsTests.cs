using System.Globalization;
using Microsoft.Extensions.Hosting;
using Retail.Abstractions.Devices;
using Retail.Terminal.Api;
using Retail.Terminal.Tests.Stubs;

namespace Retail.Terminal.Tests.Api;

public sealed class TillEventsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_screen_hears_of_each_change_and_finds_it_in_the_state()
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        using var events = await ListenAsync(till);

        var before = await NextAsync(events);
        await till.AddAsync(TestShop.Mug);
        var after = await NextAsync(events);
        var state = await till.StateAsync();

        Assert.True(after > before);
        Assert.True(state.Change >= after);
        Assert.NotNull(state.Sale);
    }

    [Theory]
    [InlineData("printer")]
    [InlineData("server")]
    [InlineData("scan")]
    [InlineData("time")]
    public async Task What_nobody_clicked_on_is_told_too(string what)
    {
        await using var server = await StubShopServer.StartAsync();
        await using var till = await TestTill.StartAsync(server);
        await till.AddAsync(TestShop.Mug);
        await till.UntilAsync(state => state is { Server.Reachable: true, PendingFacts: 0 });
        using var events = await ListenAsync(till);

        (Action change, Func<TillStateView, bool> shown) = what switch
        {
            "printer" => (() => till.Printer.State = DeviceState.PaperEnd,
                state => state.Printer!.State == DeviceState.PaperEnd),
            "server" => (() => server.Http.Away = true, state => !state.Server.Reachable),
            "scan" => (() => till.Scanner.Read("nonsense"), state => state.LastScan is not null),
            _ => ((Action)(() => till.Clock.Offset = TimeSpan.FromHours(25)),
                (Func<TillStateView, bool>)(state => state.Sale!.GuaranteeExpired)),
        };
        change();

        // Only what is announced makes the state be read again, as a screen does.
        for (var state = await till.StateAsync(); !shown(state); state = await till.StateAsync())
        {
            await NextAsync(events);
        }
    }

    [Fact]
    public async Task A_till_without_news_says_that_it_is_alive()
    {
        await using var till = await TestTill.StartAsync();
        till.Clock.Pace = 50;
        using var events = await ListenAsync(till);

        Assert.Equal(": still here", await UntilAsync(events, line => line.StartsWith(':')));
    }

    [Fact]
    public async Task The_events_end_when_the_till_stops()
    {
        await using var till = await TestTill.StartAsync();
        using var events = await ListenAsync(till);
        var rest = events.ReadToEndAsync();

        var since = TimeProvider.System.GetTimestamp();
        await till.Service<IHost>().StopAsync();
        await rest;

        Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
    }

    private static async Task<StreamReader> ListenAsync(TestTill till)
    {
        var answer = await till.Http.GetAsync(
            new Uri("events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<long> NextAsync(StreamReader events)
    {
        var line = await UntilAsync(events, one => one.StartsWith("data: ", StringComparison.Ordinal));
        return long.Parse(line["data: ".Length..], CultureInfo.InvariantCulture);
    }

    private static async Task<string> UntilAsync(StreamReader events, Func<string, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var line = await events.ReadLineAsync(patience.Token);
            Assert.NotNull(line);
            if (wanted(line))
            {
                return line;
            }
        }
    }
}
