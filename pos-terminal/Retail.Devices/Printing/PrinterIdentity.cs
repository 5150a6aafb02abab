namespace Retail.Devices.Printing;

/// <summary>What of its identity a printer is asked for; the number is that of <c>GS I</c>.</summary>
public enum PrinterIdentity
{
    /// <summary>Model as one byte.</summary>
    ModelNumber = 1,

    /// <summary>What it has built in, as bits of one byte.</summary>
    Type = 2,

    /// <summary>Firmware, as text.</summary>
    Firmware = 65,

    /// <summary>Maker, as text.</summary>
    Maker = 66,

    /// <summary>Model, as text.</summary>
    Model = 67,

    /// <summary>Serial number, as text.</summary>
    Serial = 68,
}
