namespace Retail.Plugins.Storefront.Frame;

/// <summary>Where a form leads back to: a page of this shop, never somebody else's.</summary>
internal static class LocalAddress
{
    public const string Home = "/shop";

    private const int MaxLength = 200;

    /// <summary>The address when it is one of this shop's, else its home.</summary>
    public static string Of(string? address)
    {
        var isOurs = address is { Length: <= MaxLength } && address.StartsWith(Home, StringComparison.Ordinal) &&
            (address.Length == Home.Length || address[Home.Length] is '/' or '?') &&
            address.All(letter => letter is > ' ' and <= '~' and not '\\' and not '#') &&
            !address.Contains("//", StringComparison.Ordinal);
        return isOurs ? address! : Home;
    }
}
