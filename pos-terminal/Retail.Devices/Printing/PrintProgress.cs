namespace Retail.Devices.Printing;

/// <summary>
/// How far a job is, and what is to be done with it. Events make a new value; once there is a verdict, no event changes
/// it. A printer that runs out of paper keeps what it has and goes on by itself, so that the rest is sent when it is
/// ready again: nothing is repeated as long as the link holds.
/// </summary>
public sealed record PrintProgress
{
    private PrintProgress(PrintJob job) => Job = job;

    /// <summary>The job.</summary>
    public PrintJob Job { get; }

    /// <summary>Bytes that the printer may have: more may have reached it than it said.</summary>
    public int Handed { get; private init; }

    /// <summary>Bytes that it has taken for certain: the next to send stands here.</summary>
    public int Taken { get; private init; }

    /// <summary>What it said about itself.</summary>
    public PrinterCondition Condition { get; private init; }

    /// <summary>What became of it.</summary>
    public PrintVerdict Verdict { get; private init; } = PrintVerdict.Going;

    /// <summary>Whether the next bytes may be sent now.</summary>
    public bool MaySend =>
        Verdict == PrintVerdict.Going && Taken < Job.Bytes.Length && !Condition.Has(PrinterFacts.Stopped);

    /// <summary>Lines that may be on paper, for the cashier who looks at a torn receipt.</summary>
    public int LinesPerhapsOut => Handed <= Job.InkAt ? 0 : Math.Min(Job.LinesWithin(Handed) + 1, Job.Marks.Count);

    /// <summary>Before its first byte.</summary>
    public static PrintProgress Of(PrintJob job) => new(job);

    /// <summary>Bytes are about to be written up to this offset: from now on the printer may have them.</summary>
    public PrintProgress Handing(int upTo)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upTo, Taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upTo, Job.Bytes.Length);
        return Unless(this with { Handed = Math.Max(Handed, upTo) });
    }

    /// <summary>The transport says that the printer took the bytes up to this offset.</summary>
    public PrintProgress Took(int upTo)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upTo, Taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upTo, Handed);
        var isProof = Job.Proof == PrintProof.Transfer && upTo == Job.Bytes.Length;
        return Unless(this with { Taken = upTo, Verdict = isProof ? PrintVerdict.Printed : Verdict });
    }

    /// <summary>The printer said how it is.</summary>
    public PrintProgress Saw(PrinterCondition said) => Unless(this with { Condition = Condition.With(said) });

    /// <summary>
    /// The printer said this identity. Another job's, or one that comes before the question was handed over, proves
    /// nothing.
    /// </summary>
    public PrintProgress Done(ProcessId id) => Proved(Job.Proof == PrintProof.ProcessId && Job.Id == id);

    /// <summary>The printer answered in turn; what it had to say to earlier questions was read away before.</summary>
    public PrintProgress AnsweredInTurn() => Proved(Job.Proof == PrintProof.AnswerInTurn);

    /// <summary>The link broke, the printer was switched off, or nobody waits any longer.</summary>
    public PrintProgress Ended() => Unless(this with
    {
        Verdict = Handed <= Job.InkAt ? PrintVerdict.SendAgain : PrintVerdict.PrintCopy,
    });

    private PrintProgress Proved(bool isProof) =>
        Unless(isProof && Handed == Job.Bytes.Length ? this with { Verdict = PrintVerdict.Printed } : this);

    private PrintProgress Unless(PrintProgress next) => Verdict == PrintVerdict.Going ? next : this;
}
