namespace Retail.Abstractions.Devices;

/// <summary>What is at the end of a byte transport, and so who speaks with it.</summary>
public enum PortUse
{
    /// <summary>A receipt printer that understands ESC/POS, perhaps with a cash drawer.</summary>
    Printer,

    /// <summary>A customer display that understands ESC/POS.</summary>
    Display,

    /// <summary>A scanner that sends each read as a line, ended by CR, LF or both.</summary>
    Scanner,
}
