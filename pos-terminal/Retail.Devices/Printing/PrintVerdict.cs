namespace Retail.Devices.Printing;

/// <summary>What became of a job.</summary>
public enum PrintVerdict
{
    /// <summary>Not known yet: send on, or wait.</summary>
    Going,

    /// <summary>It came out.</summary>
    Printed,

    /// <summary>Nothing of it came out: it is sent again as the original.</summary>
    SendAgain,

    /// <summary>It may have come out: it is printed again, marked as a copy.</summary>
    PrintCopy,
}
