namespace Retail.Devices.Printing;

/// <summary>
/// Sends one job over an open link and waits for what becomes of it: through paper that runs out and covers that are
/// open as long as the link holds.
/// </summary>
internal sealed class JobRun
{
    // Small enough that a look at the printer in between soon gets its turn.
    private const int MostPieceBytes = 2_048;
    private const int StretchBytes = 512;

    private readonly PrinterWire wire;
    private readonly PrintJob job;
    private readonly PrinterPatience patience;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();

    private PrintProgress progress;
    private bool askedBehind;
    private long answeredBehind;

    public JobRun(PrinterWire wire, PrintJob job, PrinterPatience patience, TimeProvider clock)
    {
        (this.wire, this.job, this.patience, this.clock) = (wire, job, patience, clock);
        progress = PrintProgress.Of(job);
    }

    /// <summary>
    /// Whether the printer answered what it was asked behind the job, but not the job's own question: it does not know
    /// that question, or it has lost the job.
    /// </summary>
    public bool SkippedProof { get; private set; }

    private PrintProgress Progress
    {
        get
        {
            lock (gate)
            {
                return progress;
            }
        }
    }

    /// <summary>
    /// Runs it to its end. Cancelled, it throws: then nobody knows more than that it had begun.
    /// </summary>
    public async Task<PrintEnd> RunAsync(CancellationToken cancellationToken)
    {
        wire.Heard += Hear;
        try
        {
            await SendAndWaitAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The link is broken, and says itself why. What the printer said before that still counts.
            await wire.DrainedAsync();
            Apply(now => now.Ended());
        }
        finally
        {
            wire.Heard -= Hear;
        }

        var end = Progress;
        return new PrintEnd(end.Verdict, end.LinesPerhapsOut, job.Proof);
    }

    private async Task SendAndWaitAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        while (Progress.Verdict == PrintVerdict.Going)
        {
            var next = wire.News;
            Apply(now => now.Saw(wire.Condition));
            if (Progress.MaySend)
            {
                await SendStretchAsync(cancellationToken);
                since = clock.GetTimestamp();
                continue;
            }

            if (Progress.Condition.Has(PrinterFacts.Stopped))
            {
                since = clock.GetTimestamp();
            }

            if (!wire.Holds)
            {
                throw new IOException("The link broke before the printer said that the job is done.", wire.Why);
            }

            var waited = clock.GetElapsedTime(since);
            if (waited >= patience.Proof || HasSkippedProof())
            {
                Apply(now => now.Ended());
            }
            else
            {
                await AskBehindAsync(waited, cancellationToken);
                await Wakeup.WaitAsync(next, patience.Look, clock, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Up to where a line is complete, so that others may ask the printer something then. The head goes alone: as long
    /// as the printer has no more than that, there is nothing on paper.
    /// </summary>
    private async Task SendStretchAsync(CancellationToken cancellationToken)
    {
        using var turn = await wire.AloneAsync(cancellationToken);
        var from = Progress.Taken;
        var end = EndOfStretch(from);
        while (from < end && Progress.Verdict == PrintVerdict.Going)
        {
            var to = Math.Min(end, from + MostPieceBytes);
            if (!wire.Holds)
            {
                throw new IOException("The link broke.", wire.Why);
            }

            Apply(now => now.Handing(to));
            from += await wire.WritePieceAsync(job.Bytes[from..to], cancellationToken);
            var taken = from;
            Apply(now => now.Took(taken));
        }
    }

    private int EndOfStretch(int from)
    {
        if (from < job.InkAt)
        {
            return job.InkAt;
        }

        foreach (var mark in job.Marks)
        {
            if (mark.Offset >= from + StretchBytes)
            {
                return mark.Offset;
            }
        }

        return job.Bytes.Length;
    }

    /// <summary>
    /// A proof that is long in coming may be one that this model does not give: a question that it knows, behind it,
    /// tells. It answers that one when it comes to it, so the proof is waited for a while longer.
    /// </summary>
    private async Task AskBehindAsync(TimeSpan waited, CancellationToken cancellationToken)
    {
        if (job.Proof == PrintProof.ProcessId && !askedBehind && waited >= patience.Proof / 6 &&
            !Progress.Condition.Has(PrinterFacts.Stopped))
        {
            askedBehind = true;
            await wire.WriteAsync(PrinterQuestions.PaperInTurn, cancellationToken);
        }
    }

    private bool HasSkippedProof()
    {
        var answered = Interlocked.Read(ref answeredBehind);
        SkippedProof = answered != 0 && clock.GetElapsedTime(answered) >= patience.Proof / 12;
        return SkippedProof;
    }

    private void Hear(PrinterAnswer said)
    {
        switch (said)
        {
            case PrinterAnswer.Done done:
                Apply(now => now.Done(done.Id));
                break;
            case PrinterAnswer.InTurn when askedBehind:
                Interlocked.CompareExchange(ref answeredBehind, clock.GetTimestamp(), 0);
                break;
            case PrinterAnswer.InTurn:
                Apply(now => now.AnsweredInTurn());
                break;
        }
    }

    private void Apply(Func<PrintProgress, PrintProgress> change)
    {
        lock (gate)
        {
            progress = change(progress);
        }
    }
}
