namespace Retail.Devices.Diagnostics;

/// <summary>Which way bytes of a device went.</summary>
public enum DiagnosticWay
{
    /// <summary>From the device.</summary>
    In,

    /// <summary>To the device.</summary>
    Out,

    /// <summary>What became of it, as UTF-8 text: opened, unplugged, why.</summary>
    Note,
}
