namespace Retail.Commerce.Http;

/// <summary>Claims that the server's log-ins put on a caller.</summary>
public static class RetailClaims
{
    /// <summary>Id of the enrolled till that calls.</summary>
    public const string Terminal = "retail:terminal";

    /// <summary>A cart's token, well formed but not yet checked against a cart.</summary>
    public const string CartToken = "retail:cart-token";

    /// <summary>A permission of the logged-in member of the staff.</summary>
    public const string Permission = "retail:permission";
}
