using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Retail.Server.Starting;

/// <summary>
/// The edge of the process: what keeps it from starting is told in one sentence, with a non-zero exit code.
/// </summary>
internal static class StartFailures
{
    public static async Task<int> TellAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failure) when (Explain(failure) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.In(CultureInfo.CurrentUICulture));
            return 1;
        }
    }

    private static Refusal? Explain(Exception failure) => failure switch
    {
        StartFailure known => known.Refusal,
        IOException { InnerException: AddressInUseException } taken =>
            Refusal.Of(RefusalKind.Unavailable, "start.port-in-use", ("address", AddressIn(taken.Message))),
        SocketException socket =>
            Refusal.Of(RefusalKind.Unavailable, "start.address-unusable", ("reason", socket.Message)),
        IOException { InnerException: SocketException } io =>
            Refusal.Of(RefusalKind.Unavailable, "start.address-unusable", ("reason", io.Message)),
        _ => null,
    };

    // Kestrel tells it only in its text: "Failed to bind to address http://127.0.0.1:5000: address already in use."
    private static string AddressIn(string message)
    {
        var start = message.IndexOf("http", StringComparison.Ordinal);
        var end = start < 0 ? -1 : message.IndexOf(": ", start, StringComparison.Ordinal);
        return end < 0 ? message : message[start..end];
    }
}
