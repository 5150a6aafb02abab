using Retail.Commerce.Database;

namespace Retail.Server.Jobs;

/// <summary>
/// Once a minute every module throws away what has expired. One that fails is logged and tried again.
/// </summary>
internal sealed partial class Housekeeping(
    IServiceScopeFactory scopes,
    IEnumerable<IHousekeeper> housekeepers,
    TimeProvider clock,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        foreach (var housekeeper in housekeepers)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await housekeeper.CleanAsync(
                    scope.ServiceProvider.GetRequiredService<RetailDbContext>(), cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailure(housekeeper.GetType().Name, failure);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await CleanAsync(stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Housekeeper} could not clean; it is tried again in a minute.")]
    private partial void LogFailure(string housekeeper, Exception failure);
}
