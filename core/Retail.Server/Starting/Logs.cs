namespace Retail.Server.Starting;

/// <summary>One line per event on standard output; the frameworks speak from warnings on.</summary>
internal static class Logs
{
    public static void AddQuietStart(this WebApplicationBuilder builder)
    {
        var quiet = new QuietStart();
        builder.Services.AddSingleton<IHostedService>(quiet);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        foreach (var starter in QuietStart.Starters)
        {
            builder.Logging.AddFilter(starter, level => level >= LogLevel.Warning && quiet.HasStarted);
        }

        // Keys lie beside the database, readable by this user only: what protects the one protects the other.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
    }
}
