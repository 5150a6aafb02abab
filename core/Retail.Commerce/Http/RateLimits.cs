namespace Retail.Commerce.Http;

/// <summary>
/// Names of the limits that the server sets on doors that strangers may try: per address and in total
/// (<c>endpoint.RequireRateLimiting(RateLimits.Claims)</c>).
/// </summary>
public static class RateLimits
{
    /// <summary>Staff log-in.</summary>
    public const string LogIn = "log-in";

    /// <summary>Enrolment of tills.</summary>
    public const string Enrolment = "enrolment";

    /// <summary>Claiming carts by code.</summary>
    public const string Claims = "claims";

    /// <summary>Opening carts.</summary>
    public const string Carts = "carts";

    /// <summary>Forms of pages that name no limit of their own.</summary>
    public const string Forms = "forms";
}
