using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// Names for a cart that does not exist yet. Two tabs, or two clicks, that put the first thing in a cart at the same
/// moment must make the same cart; so its id and the operation that makes it are taken from a secret that the browser
/// got with its first product page. Neither tells the other: who knows a cart's id cannot make it again and get its
/// token.
/// </summary>
/// <param name="Id">The cart's id, a UUIDv7.</param>
/// <param name="Stamp">The operation that makes it.</param>
internal sealed record FirstCart(CartId Id, CommandStamp Stamp)
{
    private const string Name = "retail.visit";
    private const int SecretLength = 32;

    /// <summary>Gives a browser without a cart its secret, once.</summary>
    public static void Prepare(HttpContext http)
    {
        if (Secret(http.Request) is null)
        {
            Renew(http);
        }
    }

    /// <summary>Gives the browser another secret: the cart of the last one is an order now, or given up.</summary>
    public static void Renew(HttpContext http) => http.Response.Cookies.Append(
        Name, RandomNumberGenerator.GetHexString(SecretLength, lowercase: true),
        CartCookie.Options(http.Request, null));

    /// <summary>The cart of this browser's secret, or of this operation when it has none.</summary>
    public static FirstCart Of(HttpRequest request, string operation) => From(Secret(request) ?? operation);

    /// <summary>The cart of this secret.</summary>
    public static FirstCart From(string secret)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("cart " + secret), hash);

        // A UUIDv7 begins with a date. The same secret must give the same id, so it is one of this time, not of now.
        BinaryPrimitives.WriteUInt16BigEndian(hash, 0x019a);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x70);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        var id = new CartId(new Guid(hash[..16], bigEndian: true));
        var stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("stamp " + secret)));
        return new FirstCart(id, new CommandStamp("cart-" + stamp));
    }

    private static string? Secret(HttpRequest request) =>
        request.Cookies[Name] is { Length: SecretLength } text && text.All(char.IsAsciiHexDigitLower) ? text : null;
}
