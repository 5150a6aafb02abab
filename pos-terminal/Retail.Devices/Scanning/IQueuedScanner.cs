using Retail.Abstractions.Devices;

namespace Retail.Devices.Scanning;

/// <summary>
/// A scanner that is read all the time, whatever the till does meanwhile. What was read waits, until whoever takes it
/// asks for the next one: then it counts as dealt with. Claimed again, it goes on with what still waits.
/// </summary>
public interface IQueuedScanner : IScanner
{
    /// <summary>How many scans wait, the one that is being dealt with included.</summary>
    int Waiting { get; }

    /// <summary><see cref="Waiting"/> is another now. From any thread; whoever listens returns at once.</summary>
    event Action? WaitingChanged;

    /// <summary>
    /// As <see cref="IScanner.ClaimAsync"/>, and in the same order what was no scan, each with why: torn by an unplug,
    /// too long, a report that cannot be, a device that cannot be used.
    /// </summary>
    IAsyncEnumerable<Outcome<Scan>> ClaimAllAsync(CancellationToken cancellationToken);

    /// <summary>Takes what still waits, when nobody will deal with it any more: the till is stopping.</summary>
    IReadOnlyList<Scan> TakeWaiting();
}
