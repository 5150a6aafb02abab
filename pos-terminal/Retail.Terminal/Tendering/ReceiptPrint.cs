namespace Retail.Terminal.Tendering;

/// <summary>How far a receipt is on its way to paper.</summary>
internal enum ReceiptPrint
{
    /// <summary>The printer has confirmed it.</summary>
    Printed,

    /// <summary>It is in the queue, or coming out now.</summary>
    Waiting,

    /// <summary>It has begun, and the printer has stopped: it goes on by itself when the printer does.</summary>
    Paused,

    /// <summary>It may be out, whole or torn: a copy that says so follows as soon as it can be printed.</summary>
    Torn,

    /// <summary>Several prints of it were not confirmed: somebody has to look at the paper and decide.</summary>
    Left,

    /// <summary>The printer cannot, or said no: somebody has to look. It is printed as soon as it can be.</summary>
    Failed,
}
