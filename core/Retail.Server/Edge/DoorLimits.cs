using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Retail.Commerce.Carts;
using Retail.Commerce.Http;
using Retail.Faces;

namespace Retail.Server.Edge;

/// <summary>
/// Tries per minute at the doors that strangers may try, per address (per till where one has proved itself) and in
/// total. Each can be set: <c>Retail:Limits:log-in:PerCaller</c>, <c>…:InTotal</c>; so can <c>watch</c>, which are
/// places at one time.
/// </summary>
internal static class DoorLimits
{
    private sealed record Limit(int PerCaller, int InTotal);

    private static readonly Dictionary<string, Limit> Usual = new(StringComparer.Ordinal)
    {
        [RateLimits.LogIn] = new(20, 300),
        [RateLimits.Enrolment] = new(10, 60),
        [RateLimits.Claims] = new(30, 600),
        [RateLimits.Carts] = new(120, 3_000),
        [RateLimits.Forms] = new(240, 6_000),
    };

    public static void AddDoorLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = Usual.ToDictionary(
            pair => pair.Key,
            pair => Read(configuration.GetSection("Retail:Limits").GetSection(pair.Key), pair.Value),
            StringComparer.Ordinal);
        var (perCart, inTotal, perCaller) = new WatchLimits();
        var watching = Read(configuration.GetSection("Retail:Limits").GetSection("watch"), new(perCaller, inTotal));
        services.AddSingleton(new WatchLimits(perCart, watching.InTotal, watching.PerCaller));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(
                    context => Partition(context, limits, CallerAddress.Of(context), limit => limit.PerCaller)),
                PartitionedRateLimiter.Create<HttpContext, string>(
                    context => Partition(context, limits, string.Empty, limit => limit.InTotal)));
            foreach (var name in limits.Keys)
            {
                // The endpoint's policy only names the door; the two limits above do the counting.
                options.AddPolicy(name, _ => RateLimitPartition.GetNoLimiter(string.Empty));
            }

            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>Whether the endpoint is such a door.</summary>
    public static bool HasDoor(HttpContext context) => DoorOf(context) is not null;

    private static RateLimitPartition<string> Partition(
        HttpContext context, Dictionary<string, Limit> limits, string caller, Func<Limit, int> permits)
    {
        var door = DoorOf(context);
        return door is null || !limits.TryGetValue(door, out var limit)
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetFixedWindowLimiter(
                $"{door}\n{caller}",
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = permits(limit),
                    Window = TimeSpan.FromMinutes(1),
                });
    }

    private static string? DoorOf(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isForm = metadata?.GetMetadata<PageMark>() is not null &&
            !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        return metadata?.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? (isForm ? RateLimits.Forms : null);
    }

    private static Limit Read(IConfigurationSection section, Limit usual) =>
        new(Read(section["PerCaller"], usual.PerCaller), Read(section["InTotal"], usual.InTotal));

    private static int Read(string? text, int usual) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : usual;
}
