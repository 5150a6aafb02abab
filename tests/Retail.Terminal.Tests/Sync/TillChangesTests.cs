using Retail.Terminal.Sync;

namespace Retail.Terminal.Tests.Sync;

public sealed class TillChangesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Changes_that_happen_while_nobody_listens_are_heard_of_once()
    {
        var changes = new TillChanges();
        using var patience = new CancellationTokenSource(Patience);
        var heard = new List<long>();

        changes.Announce();
        await foreach (var number in changes.ListenAsync(patience.Token))
        {
            heard.Add(number);
            if (number < 4)
            {
                changes.Announce();
                changes.Announce();
                changes.Announce();
            }
            else
            {
                break;
            }
        }

        Assert.Equal([1, 4], heard);
    }

    [Fact]
    public async Task Every_listener_hears_of_the_last_change_whoever_announces_at_once()
    {
        var changes = new TillChanges();
        using var patience = new CancellationTokenSource(Patience);
        var listeners = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await foreach (var number in changes.ListenAsync(patience.Token))
            {
                if (number == 400)
                {
                    return;
                }
            }
        })).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                changes.Announce();
            }
        })));

        await Task.WhenAll(listeners);
        Assert.Equal(400, changes.Number);
    }

    [Fact]
    public async Task A_listener_that_blocks_holds_nobody_up()
    {
        var changes = new TillChanges();
        using var blocked = new ManualResetEventSlim();
        var waiting = changes.WaitAsync(0, CancellationToken.None)
            .ContinueWith(
                _ => blocked.Wait(CancellationToken.None), CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        changes.Announce();
        changes.Announce();

        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, await changes.WaitAsync(1, CancellationToken.None));
        blocked.Set();
        await waiting;
    }

    [Fact]
    public async Task Who_waits_for_nothing_can_give_up()
    {
        var changes = new TillChanges();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => changes.WaitAsync(0, impatient.Token));
    }
}
