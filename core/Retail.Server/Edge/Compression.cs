using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Retail.Server.Edge;

/// <summary>
/// Pages and their files are sent compressed to browsers that ask for it. What nobody may keep is about one person and
/// is sent as it is: the length of a compressed answer would tell of a secret in it (the attack BREACH).
/// </summary>
internal sealed class Compression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private static readonly string[] Texts =
    [
        "text/html", "text/css", "text/javascript", "application/javascript", "application/manifest+json",
        "image/svg+xml",
    ];

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Texts;
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, Compression>();
    }

    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context)
    {
        // Where nothing is said about keeping, the last word will be that nobody may.
        var keeping = context.Response.Headers.CacheControl.ToString();
        return keeping.Length > 0 && !keeping.Contains("no-store", StringComparison.Ordinal) &&
            base.ShouldCompressResponse(context);
    }
}
