using System.Collections.Concurrent;
using Microsoft.AspNetCore.Localization;

namespace Retail.Server.Edge;

/// <summary>
/// The reader's languages by their header. Browsers send few different ones, so what was read once is remembered.
/// </summary>
internal sealed class RememberedLanguages : RequestCultureProvider
{
    private const int MaxRemembered = 500;
    private const int MaxHeader = 200;

    private readonly AcceptLanguageHeaderRequestCultureProvider reader = new();
    private readonly ConcurrentDictionary<string, Task<ProviderCultureResult?>> remembered =
        new(StringComparer.Ordinal);
    private int count;

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var header = httpContext.Request.Headers.AcceptLanguage.ToString();
        if (header.Length is 0)
        {
            return NullProviderCultureResult;
        }

        return remembered.TryGetValue(header, out var known) ? known : Read(header, httpContext);
    }

    private Task<ProviderCultureResult?> Read(string header, HttpContext context)
    {
        var read = reader.DetermineProviderCultureResult(context);
        if (header.Length <= MaxHeader && read.IsCompletedSuccessfully &&
            Interlocked.Increment(ref count) <= MaxRemembered)
        {
            remembered[header] = read;
        }

        return read;
    }
}
