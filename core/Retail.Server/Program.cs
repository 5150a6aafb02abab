using Retail.Server;
using Retail.Server.Auth;
using Retail.Server.Starting;

return await StartFailures.TellAsync(async () =>
{
    await using var app = RetailServer.Build(args);
    await app.PrepareAsync(CancellationToken.None);
    if (args is ["migrate", ..])
    {
        // For operators who bring the database up to date before they start the nodes.
        return 0;
    }

    if (StaffVerb.IsIn(args))
    {
        return await StaffVerb.RunAsync(app.Services, args, Console.In, Console.Out);
    }

    await app.LoadPluginsAsync(CancellationToken.None);
    try
    {
        await app.StartAsync();
    }
    catch
    {
        // What has begun by then is told to stop before its services go, or it complains that they are gone.
        await app.StopAsync();
        throw;
    }

    await app.WaitForShutdownAsync();
    return 0;
});
