using System.Net;
using System.Net.Sockets;

namespace Retail.Testing.Processes;

/// <summary>
/// A port that is free on loopback now. A server that must come back on the same address needs to know it beforehand.
/// </summary>
public static class FreePort
{
    /// <summary>The port's number.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
