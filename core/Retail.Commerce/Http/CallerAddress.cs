using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Retail.Commerce.Http;

/// <summary>Who asks, where so much per caller is allowed.</summary>
public static class CallerAddress
{
    private const int NetworkBytes = 8;

    /// <summary>A till that has proved itself, else the address; a job of this process is no caller.</summary>
    [return: NotNullIfNotNull(nameof(http))]
    public static string? Of(HttpContext? http) => http is null
        ? null
        : http.User.FindFirstValue(RetailClaims.Terminal) ?? Of(http.Connection.RemoteIpAddress);

    /// <summary>One customer's line has a whole network of IPv6 addresses: all of it counts as one.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "?";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain.ToString();
    }
}
