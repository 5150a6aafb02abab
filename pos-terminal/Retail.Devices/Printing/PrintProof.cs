namespace Retail.Devices.Printing;

/// <summary>What counts as the proof that a receipt came out, by what the printer and its cable can say.</summary>
public enum PrintProof
{
    /// <summary>The printer says the job's identity again: it is on paper.</summary>
    ProcessId,

    /// <summary>The printer answers a question behind the job: it has dealt with everything before.</summary>
    AnswerInTurn,

    /// <summary>
    /// It took all bytes. For printers that cannot answer; whoever chooses this accepts what it may hide.
    /// </summary>
    Transfer,
}
