namespace Retail.Commerce.Http;

/// <summary>
/// How long a request may take: 30 seconds, or what an endpoint asks for
/// (<c>.WithRequestTimeout(RequestTimes.Slow)</c>).
/// </summary>
public static class RequestTimes
{
    /// <summary>Ten minutes: imports, building and fetching publications.</summary>
    public const string Slow = "slow";
}
