using Retail.Devices.Printing;
using Retail.Devices.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>
/// The rule against a printer of which we know the truth: at every byte, with everything that can happen there.
/// </summary>
public sealed class PrintProgressTests
{
    private static readonly ProcessId Id = new(7);
    private static readonly PrinterCondition NoPaper = PrinterBits.RealTime(RealTimeTopic.Paper, 0x72);
    private static readonly PrinterCondition Paper = PrinterBits.RealTime(RealTimeTopic.Paper, 0x12);

    [Theory]
    [InlineData(PrintProof.ProcessId)]
    [InlineData(PrintProof.AnswerInTurn)]
    [InlineData(PrintProof.Transfer)]
    public void At_every_byte_a_broken_link_ends_in_the_right_word(PrintProof proof)
    {
        var job = Job(proof);
        var length = job.Bytes.Length;
        for (var handed = 0; handed <= length; handed++)
        {
            // The printer has some of the bytes that were handed over; the transport saw some of those go.
            int[] some = [0, job.InkAt, job.InkAt + 1, handed - 1, handed];
            foreach (var had in some.Where(one => one >= 0 && one <= handed))
            {
                foreach (var taken in new[] { 0, had }.Distinct())
                {
                    var progress = PrintProgress.Of(job).Handing(handed).Took(taken);
                    var verdict = progress.Ended().Verdict;
                    var isOut = had > job.InkAt;

                    // Nothing is lost, and nothing is doubled unmarked.
                    Assert.False(verdict == PrintVerdict.SendAgain && isOut, $"{handed} {had} {taken}");
                    Assert.False(verdict == PrintVerdict.Printed && had < length, $"{handed} {had} {taken}");
                    Assert.NotEqual(PrintVerdict.Going, verdict);
                    if (handed <= job.InkAt)
                    {
                        Assert.Equal(PrintVerdict.SendAgain, verdict);
                    }
                    else if (proof != PrintProof.Transfer || taken < length)
                    {
                        Assert.Equal(PrintVerdict.PrintCopy, verdict);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(PrintProof.ProcessId)]
    [InlineData(PrintProof.AnswerInTurn)]
    [InlineData(PrintProof.Transfer)]
    public void Every_order_of_five_events_at_every_byte_keeps_the_promise(PrintProof proof)
    {
        var job = Job(proof);
        var events = Enum.GetValues<Event>();
        for (var at = 0; at <= job.Bytes.Length; at++)
        {
            for (var order = 0; order < (int)Math.Pow(events.Length, 5); order++)
            {
                var progress = PrintProgress.Of(job).Handing(at).Took(at);
                var (printer, rest) = (new TruePrinter(job, at), order);
                for (var step = 0; step < 5; step++, rest /= events.Length)
                {
                    (progress, printer) = Apply(events[rest % events.Length], progress, printer);
                    Promise(progress, printer, job, $"{at}, {order}, {step}");
                }
            }
        }
    }

    [Fact]
    public void Only_the_jobs_own_identity_after_its_last_byte_is_proof()
    {
        var job = Job(PrintProof.ProcessId);
        var almost = PrintProgress.Of(job).Handing(job.Bytes.Length - 1);
        var whole = almost.Handing(job.Bytes.Length);

        Assert.Equal(PrintVerdict.Going, almost.Done(Id).Verdict);
        Assert.Equal(PrintVerdict.Going, whole.Done(Id.Next).Verdict);
        Assert.Equal(PrintVerdict.Going, whole.AnsweredInTurn().Verdict);
        Assert.Equal(PrintVerdict.Printed, whole.Done(Id).Verdict);
        Assert.Equal(PrintVerdict.Printed, whole.Done(Id).Ended().Verdict);
    }

    [Fact]
    public void A_late_answer_does_not_change_what_was_decided()
    {
        var job = Job(PrintProof.ProcessId);
        var lost = PrintProgress.Of(job).Handing(job.Bytes.Length).Ended();

        Assert.Equal(PrintVerdict.PrintCopy, lost.Done(Id).Verdict);
    }

    [Fact]
    public void Without_paper_it_waits_and_then_goes_on_where_it_was()
    {
        var job = Job(PrintProof.ProcessId);
        var half = job.Bytes.Length / 2;
        var stopped = PrintProgress.Of(job).Handing(half).Took(half).Saw(NoPaper);

        Assert.False(stopped.MaySend);
        Assert.Equal(PrintVerdict.Going, stopped.Verdict);
        var again = stopped.Saw(Paper);
        Assert.True(again.MaySend);
        Assert.Equal(half, again.Taken);
        Assert.Equal(
            PrintVerdict.Printed,
            again.Handing(job.Bytes.Length).Took(job.Bytes.Length).Done(Id).Verdict);
    }

    [Fact]
    public void Little_paper_is_no_reason_to_wait() => Assert.True(
        PrintProgress.Of(Job(PrintProof.ProcessId)).Saw(PrinterBits.RealTime(RealTimeTopic.Paper, 0x1E)).MaySend);

    [Fact]
    public void The_cashier_is_told_how_many_lines_there_may_be()
    {
        var job = Job(PrintProof.ProcessId);

        Assert.Equal(0, PrintProgress.Of(job).Handing(job.InkAt).LinesPerhapsOut);
        Assert.Equal(3, PrintProgress.Of(job).Handing(job.Marks[1].Offset).LinesPerhapsOut);
        Assert.Equal(job.Marks.Count, PrintProgress.Of(job).Handing(job.Bytes.Length).LinesPerhapsOut);
    }

    [Fact]
    public void Bytes_are_handed_over_forwards_only()
    {
        var half = PrintProgress.Of(Job(PrintProof.ProcessId)).Handing(50).Took(40);

        Assert.Throws<ArgumentOutOfRangeException>(() => half.Handing(39));
        Assert.Throws<ArgumentOutOfRangeException>(() => half.Took(51));
        Assert.Throws<ArgumentOutOfRangeException>(() => half.Handing(half.Job.Bytes.Length + 1));
        Assert.Equal(50, half.Handing(45).Handed);
    }

    private static (PrintProgress Progress, TruePrinter Printer) Apply(
        Event one, PrintProgress progress, TruePrinter printer)
    {
        switch (one)
        {
            case Event.SendOne when progress.MaySend && printer.IsLinked:
                var next = progress.Taken + 1;
                return (progress.Handing(next).Took(next), printer with { Had = next });
            case Event.SendRest when progress.MaySend && printer.IsLinked:
                var all = progress.Job.Bytes.Length;
                return (progress.Handing(all).Took(all), printer with { Had = all });
            case Event.SendUnseen when progress.MaySend && printer.IsLinked:
                // The transfer breaks: the printer has it, the transport does not know.
                var unseen = progress.Job.Bytes.Length;
                return (progress.Handing(unseen).Ended(), printer with { Had = unseen, IsLinked = false });
            case Event.PaperOut:
                return (progress.Saw(NoPaper), printer);
            case Event.PaperIn:
                return (progress.Saw(Paper), printer);
            case Event.Answer when printer.IsLinked && printer.Had == progress.Job.Bytes.Length:
                return (progress.Done(Id).AnsweredInTurn(), printer);
            case Event.ForeignAnswer when printer.IsLinked:
                return (progress.Done(Id.Next), printer);
            case Event.Break:
                return (progress.Ended(), printer with { IsLinked = false });
            default:
                return (progress, printer);
        }
    }

    private static void Promise(PrintProgress progress, TruePrinter printer, PrintJob job, string at)
    {
        var isOut = printer.Had > job.InkAt;
        var isRight = progress.Verdict switch
        {
            PrintVerdict.Printed => printer.Had == job.Bytes.Length,
            PrintVerdict.SendAgain => !isOut,
            PrintVerdict.Going => printer.IsLinked,
            _ => !printer.IsLinked,
        };
        if (!isRight)
        {
            Assert.Fail($"{at}: {progress.Verdict} with {printer.Had} bytes had");
        }
    }

    private static PrintJob Job(PrintProof proof) => EscPosReceipt.Write(
        [new ReceiptPart.Text("Ñandú", new TextStyle(Bold: true)), new ReceiptPart.Rule(), new ReceiptPart.Cut()],
        PrinterCatalog.OfHouse.Find("ZJ-5870").Value,
        new JobOptions(proof, Id, DrawerPin.Two));

    private enum Event
    {
        SendOne,
        SendRest,
        SendUnseen,
        PaperOut,
        PaperIn,
        Answer,
        ForeignAnswer,
        Break,
    }

    private readonly record struct TruePrinter(PrintJob Job, int Had, bool IsLinked = true);
}
