namespace Retail.Testing.Devices.Printers;

/// <summary>What sort of printer it is.</summary>
public sealed record PaperPrinterTraits
{
    public bool AnswersNow { get; init; } = true;

    public bool AnswersInTurn { get; init; } = true;

    public bool KnowsProcessIds { get; init; } = true;

    public bool TellsChanges { get; init; } = true;

    /// <summary>Whether its cable has a way back at all.</summary>
    public bool CanRead { get; init; } = true;

    /// <summary>Whether it keeps what it has when it is unplugged, as one with its own power does.</summary>
    public bool KeepsBuffer { get; init; } = true;

    /// <summary>Bytes that it holds while it cannot print.</summary>
    public int BufferBytes { get; init; } = 4_096;

    /// <summary>Bytes that it takes at once.</summary>
    public int MostAtOnce { get; init; } = 64;

    /// <summary>Whether a drawer with a sensor hangs on it, whose wire is high when it is open.</summary>
    public bool HasDrawer { get; init; }

    public string? Model { get; init; } = "TM-T88V";
}
