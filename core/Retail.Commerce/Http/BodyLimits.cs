namespace Retail.Commerce.Http;

/// <summary>
/// How large a request may be (<c>endpoint.WithMetadata(new RequestSizeLimitAttribute(BodyLimits.Import))</c>).
/// </summary>
public static class BodyLimits
{
    /// <summary>Any request that says nothing else: 256 KB.</summary>
    public const int Usual = 256 * 1024;

    /// <summary>Files that are imported: 20 MB.</summary>
    public const int Import = 20 * 1024 * 1024;
}
