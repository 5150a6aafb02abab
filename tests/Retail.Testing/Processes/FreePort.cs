using System.Net;
using System.Net.Sockets;

namespace Retail.Testing.Processes;

/// <summary>
/// A port that is free on loopback now. A server that must come back on the same address needs to know it beforehand.
/// </summary>
public static class FreePort
{
    /// <summary>Any that is free.</summary>
    public static int Take() => Bind(0) ?? throw new InvalidOperationException("This machine has no free port.");

    /// <summary>This one if it is free, else another.</summary>
    public static int Prefer(int port) => Bind(port) ?? Take();

    private static int? Bind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            // Somebody listens there.
            return null;
        }
    }
}
