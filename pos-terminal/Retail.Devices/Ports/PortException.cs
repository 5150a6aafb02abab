namespace Retail.Devices.Ports;

/// <summary>A port cannot be opened, or its device is gone, and a person may do something about it.</summary>
public sealed class PortException(Refusal refusal, Exception? cause = null)
    : IOException(refusal.ToString(), cause)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
