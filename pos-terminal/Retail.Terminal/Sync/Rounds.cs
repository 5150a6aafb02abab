namespace Retail.Terminal.Sync;

/// <summary>
/// Runs a loop's rounds as long as the till runs. A round that throws (a full disk, a bug) is logged and tried again: a
/// loop that ended would take the whole till with it, or leave it without prices, deliveries or paper.
/// </summary>
internal static class Rounds
{
    public static async Task RunAsync(
        Func<CancellationToken, Task> round, TimeProvider clock, ILogger logger, CancellationToken stoppingToken)
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await round(stoppingToken);
                backOff.Reset();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                SyncLog.RoundFailed(logger, failure);
                await Task.Delay(backOff.Next(), clock, stoppingToken);
            }
        }
    }
}
