namespace Retail.Commerce.Terminals;

/// <summary>For the host, which proves who calls. Thread-safe.</summary>
public interface ITerminalKeys
{
    /// <summary>The key of an enrolled till, or null; what was read holds for half a minute.</summary>
    ValueTask<TerminalKey?> FindAsync(TerminalId terminal, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a till has called, and the publication that it said to be on; written down by the housekeeping.
    /// </summary>
    void Saw(TerminalId terminal, int? publication);
}
