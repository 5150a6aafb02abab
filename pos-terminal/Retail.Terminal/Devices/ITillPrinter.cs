using Retail.Abstractions.Devices;
using Retail.Devices.Printing;

namespace Retail.Terminal.Devices;

/// <summary>The till's receipt printer: a plugin's with a driver of its own, or one that this program drives.</summary>
internal interface ITillPrinter : IAsyncDisposable
{
    string Id { get; }

    /// <summary>Characters per line.</summary>
    int Columns { get; }

    /// <summary>How it is; a plugin's may block its caller, or throw.</summary>
    DeviceState State { get; }

    /// <summary>Why it is away, where somebody can do something about it; null otherwise.</summary>
    Refusal? Problem { get; }

    /// <summary>Whether the wire of the drawer's sensor is high; null where nobody says.</summary>
    bool? DrawerHigh { get; }

    /// <summary>Whether it still has a job: it gets no other one before it lets go of this.</summary>
    bool IsBusy { get; }

    /// <summary>Something of this has changed. From any thread.</summary>
    event Action? Changed;

    /// <summary>The till uses it from now on; it may still wait for so many bytes of a job that broke off.</summary>
    void Start(int unfinishedBytes);

    /// <summary>
    /// Prints a receipt and says what became of it. Cancelled, it throws: then nobody knows.
    /// </summary>
    Task<PrintEnd> PrintAsync(PaperReceipt receipt, CancellationToken cancellationToken);

    /// <summary>Opens the drawer on its cable, where there can be one; false when not.</summary>
    Task<bool> OpenDrawerAsync(DrawerPin pin, CancellationToken cancellationToken);
}
