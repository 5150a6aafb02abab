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
    await app.RunAsync();
    return 0;
});
