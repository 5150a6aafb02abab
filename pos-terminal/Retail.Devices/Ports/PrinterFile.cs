using Retail.Abstractions.Devices;
using Retail.Devices.Serial;

namespace Retail.Devices.Ports;

/// <summary>A printer as a file of the kernel's driver (<c>/dev/usb/lp0</c>).</summary>
/// <param name="path">The file.</param>
/// <param name="id">Its id.</param>
public sealed class PrinterFile(string path, string id) : IBytePort
{
    /// <inheritdoc/>
    public string Id { get; } = id;

    /// <inheritdoc/>
    public PortUse Use => PortUse.Printer;

    /// <summary>
    /// Opens it; a <see cref="PortException"/> says why it cannot be: <c>device.file-missing</c>,
    /// <c>device.file-no-permission</c>, <c>device.file-busy</c>, <c>device.file-unsuited</c>,
    /// <c>device.file-broken</c>, <c>device.linux-only</c>.
    /// </summary>
    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return OperatingSystem.IsLinux()
            ? Task.FromResult<IByteLink>(DeviceFile.Open(path, Posix.ReadWrite, isPrinter: true))
            : throw new PortException(FileRefusals.LinuxOnly(path));
    }
}
