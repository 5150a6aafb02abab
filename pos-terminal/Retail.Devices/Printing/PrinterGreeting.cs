using System.Buffers;

namespace Retail.Devices.Printing;

/// <summary>
/// What is said to a printer on a fresh link: what it may still wait for since a job broke off, then questions that
/// show how it answers. Once they are answered, nothing of an earlier job is on its way any more.
/// </summary>
internal sealed class PrinterGreeting
{
    private static readonly byte[] Awake = [0x1B, (byte)'@'];

    private readonly PrinterWire wire;
    private readonly PrinterPatience patience;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();

    private ProcessId probe;
    private bool done;
    private int asked;
    private int inTurn;
    private long last;
    private string? model;

    public PrinterGreeting(PrinterWire wire, PrinterPatience patience, TimeProvider clock) =>
        (this.wire, this.patience, this.clock) = (wire, patience, clock);

    /// <summary>Questions in turn that it left unanswered when its link broke.</summary>
    public int Unanswered
    {
        get
        {
            lock (gate)
            {
                return Math.Max(0, asked - inTurn);
            }
        }
    }

    /// <summary>
    /// Greets it; null when a printer that is known to answer is silent, so that nothing may be sent to it yet.
    /// </summary>
    /// <param name="name">An identity that no job before had.</param>
    /// <param name="unfinished">Bytes that it may still wait for.</param>
    /// <param name="stale">Questions in turn that it may still answer.</param>
    /// <param name="known">The best proof that it gave before, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PrinterManners?> GreetAsync(
        ProcessId name, int unfinished, int stale, PrintProof? known, CancellationToken cancellationToken)
    {
        // Zeros end whatever command broke off, and are nothing by themselves. Anything else, even a question, could be
        // taken for the size of a picture and swallow all that follows.
        await wire.WriteAsync(new byte[unfinished], cancellationToken);
        if (!wire.CanRead)
        {
            return new PrinterManners(PrintProof.Transfer, AnswersNow: false, Model: null);
        }

        probe = name;
        wire.Heard += Hear;
        try
        {
            var answersNow = await wire.LookAsync(cancellationToken);
            asked = stale + 1;
            await wire.WriteAsync(Hello(), cancellationToken);
            await AnswersAsync(known, cancellationToken);
            var proof = done ? PrintProof.ProcessId
                : inTurn >= asked ? PrintProof.AnswerInTurn
                : PrintProof.Transfer;
            return proof == PrintProof.Transfer && known is not (null or PrintProof.Transfer)
                ? null
                : new PrinterManners(proof, answersNow, model);
        }
        finally
        {
            wire.Heard -= Hear;
        }
    }

    /// <summary>
    /// There is one question in turn more than stale answers may come, so that one of the answers certainly is to
    /// these.
    /// </summary>
    private ReadOnlyMemory<byte> Hello()
    {
        var hello = new ArrayBufferWriter<byte>(256);
        hello.Write(Awake);
        hello.Write(PrinterQuestions.TellChanges(tell: true).Span);
        hello.Write(PrinterQuestions.Who(PrinterIdentity.Model).Span);
        hello.Write(PrinterQuestions.Processed(probe).Span);
        for (var i = 0; i < asked; i++)
        {
            hello.Write(PrinterQuestions.PaperInTurn.Span);
        }

        // A printer that knows not all of this has perhaps begun a line with it.
        hello.Write(Awake);
        return hello.WrittenMemory;
    }

    private async Task AnswersAsync(PrintProof? known, CancellationToken cancellationToken)
    {
        var limit = known is null or PrintProof.Transfer ? patience.Greeting : patience.KnownGreeting;
        var since = clock.GetTimestamp();
        while (true)
        {
            var next = wire.News;
            if (!wire.Holds)
            {
                throw new IOException("The link broke while the printer was greeted.", wire.Why);
            }

            since = wire.Condition.Has(PrinterFacts.Stopped) ? clock.GetTimestamp() : since;
            var left = limit - clock.GetElapsedTime(since);
            if (AllAnswered() is { } at)
            {
                // The proof by identity may come later than the rest, which is quiet soon.
                var quiet = (done ? patience.Quiet : patience.Answer) - clock.GetElapsedTime(at);
                left = quiet < left ? quiet : left;
            }

            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Wakeup.WaitAsync(next, left < patience.Look ? left : patience.Look, clock, cancellationToken);
            if (wire.Condition.Has(PrinterFacts.Stopped))
            {
                await wire.LookAsync(cancellationToken);
            }
        }
    }

    private long? AllAnswered()
    {
        lock (gate)
        {
            return done || inTurn >= asked ? last : null;
        }
    }

    private void Hear(PrinterAnswer said)
    {
        lock (gate)
        {
            switch (said)
            {
                case PrinterAnswer.Done answer:
                    (done, last) = (done || answer.Id == probe, clock.GetTimestamp());
                    break;
                case PrinterAnswer.InTurn:
                    (inTurn, last) = (inTurn + 1, clock.GetTimestamp());
                    break;
                case PrinterAnswer.Identity { Text: { Length: > 0 } text }:
                    model = text;
                    break;
            }
        }
    }
}
