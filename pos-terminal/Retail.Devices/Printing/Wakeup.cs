namespace Retail.Devices.Printing;

/// <summary>
/// Wakes whoever waits. The task is taken before looking at what one waits for, so that nothing is slept through.
/// </summary>
internal sealed class Wakeup
{
    private volatile TaskCompletionSource next = Promise();

    /// <summary>Ends at the next call.</summary>
    public Task Next => next.Task;

    public void Call() => Interlocked.Exchange(ref next, Promise()).TrySetResult();

    /// <summary>Returns when the task has ended, or after so long.</summary>
    public static async Task WaitAsync(
        Task task, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The time is up: look anyway.
        }
    }

    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
