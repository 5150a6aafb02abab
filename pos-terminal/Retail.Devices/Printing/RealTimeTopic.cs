namespace Retail.Devices.Printing;

/// <summary>What a printer is asked about in real time; the number is that of <c>DLE EOT</c>.</summary>
public enum RealTimeTopic
{
    /// <summary>Whether it is online, and the drawer.</summary>
    Printer = 1,

    /// <summary>Why it is offline.</summary>
    Offline = 2,

    /// <summary>What went wrong.</summary>
    Error = 3,

    /// <summary>The paper.</summary>
    Paper = 4,
}
