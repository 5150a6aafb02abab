namespace Retail.Abstractions.Devices;

/// <summary>
/// A receipt printer with a driver of its own, which takes text and knows by itself when it came out. A plugin that
/// only moves bytes to a printer that understands ESC/POS offers an <see cref="IBytePort"/>.
/// </summary>
public interface IReceiptPrinter : IDevice
{
    /// <summary>Characters per line of its standard font, 20 to 80.</summary>
    int Columns { get; }

    /// <summary>
    /// Prints one job, UTF-8 text with a line feed after each line, and returns only when the printer has confirmed
    /// that it came out. Any other end is not "printed": a state that is not ready, or an exception.
    /// </summary>
    Task<DeviceState> PrintAsync(ReadOnlyMemory<byte> job, CancellationToken cancellationToken);
}
