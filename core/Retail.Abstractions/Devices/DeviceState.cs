namespace Retail.Abstractions.Devices;

/// <summary>How a device is.</summary>
public enum DeviceState
{
    /// <summary>Not claimed.</summary>
    Closed,

    /// <summary>Works.</summary>
    Ready,

    /// <summary>Does not answer, or is unplugged.</summary>
    Offline,

    /// <summary>Out of paper.</summary>
    PaperEnd,

    /// <summary>Cover open.</summary>
    CoverOpen,

    /// <summary>Stopped until somebody sets it right, or broken.</summary>
    NeedsHelp,
}
