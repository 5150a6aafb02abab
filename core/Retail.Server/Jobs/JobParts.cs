namespace Retail.Server.Jobs;

/// <summary>What runs beside the requests.</summary>
internal static class JobParts
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping>());
        return services;
    }
}
