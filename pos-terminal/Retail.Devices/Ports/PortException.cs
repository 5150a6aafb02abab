namespace Retail.Devices.Ports;

/// <summary>A port cannot be opened, or its device is gone, and a person may do something about it.</summary>
public class PortException(Refusal refusal, Exception? cause = null)
    : IOException(refusal.ToString(), cause)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>What people are told of a failure; this code with the port where nobody knows more.</summary>
    internal static Refusal? Why(Exception? failure, string otherwise, string port) => failure switch
    {
        null => null,
        PortException told => told.Refusal,
        _ => Refusal.Of(RefusalKind.Unavailable, otherwise, ("port", port)),
    };
}
