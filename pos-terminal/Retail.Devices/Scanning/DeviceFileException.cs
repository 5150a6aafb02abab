namespace Retail.Devices.Scanning;

/// <summary>A file of a device cannot be used, and a person may do something about it.</summary>
internal sealed class DeviceFileException(Refusal refusal) : IOException(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}
