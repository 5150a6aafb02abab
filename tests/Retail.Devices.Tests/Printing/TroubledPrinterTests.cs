using System.Globalization;
using Retail.Abstractions.Devices;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>The driver and printers that stop, keep silent or talk nonsense.</summary>
public sealed class TroubledPrinterTests : IAsyncDisposable
{
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(ReceiptExamples.Offers(copy), CultureInfo.GetCultureInfo("es")));

    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData(PrintProof.ProcessId)]
    [InlineData(PrintProof.AnswerInTurn)]
    public async Task Out_of_paper_at_every_line_the_rest_comes_when_there_is_paper(PrintProof proof)
    {
        var original = await Shop.LinesAsync(0, Model);
        var traits = new PaperPrinterTraits
        {
            KnowsProcessIds = proof == PrintProof.ProcessId,
            TellsChanges = proof == PrintProof.ProcessId,
            BufferBytes = proof == PrintProof.ProcessId ? 256 : 4_096,
        };
        await Parallel.ForAsync(0, original.Count, limit.Token, async (line, token) =>
        {
            await using var paper = new PaperPrinter(traits) { LinesLeft = line };
            await using var printer = Started(paper);
            if (line > 0)
            {
                await PrintingShop.ReadyAsync(printer, token);
            }

            var printing = Shop.PrintAsync(printer, token);
            await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, token);
            Assert.False(printing.IsCompleted);
            paper.LinesLeft = int.MaxValue;

            Assert.Equal(PrintVerdict.Printed, Assert.Single(await printing).Verdict);
            Assert.Equal(original, paper.Paper);
        });
    }

    [Fact]
    public async Task One_that_stops_without_saying_why_needs_help_and_goes_on_where_it_was()
    {
        var traits = new PaperPrinterTraits
        {
            KnowsProcessIds = false, TellsChanges = false, AnswersNow = false, BufferBytes = 100,
        };
        await using var paper = new PaperPrinter(traits);
        await using var printer = new EscPosPrinter(
            paper, Model, PrintingShop.Hasty with { Stuck = TimeSpan.FromMinutes(1) }, TimeProvider.System);
        printer.Start();
        await PrintingShop.ReadyAsync(printer, limit.Token);
        paper.LinesLeft = 3;

        var printing = Shop.PrintAsync(printer, limit.Token);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.NeedsHelp, limit.Token);
        paper.LinesLeft = int.MaxValue;

        Assert.Equal(PrintVerdict.Printed, Assert.Single(await printing).Verdict);
        Assert.Equal(await Shop.LinesAsync(0, Model), paper.Paper);
    }

    [Fact]
    public async Task With_its_cover_open_it_waits_and_says_so()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits()) { IsCovered = false };
        await using var printer = Started(paper);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.CoverOpen, limit.Token);

        paper.IsCovered = true;
        var ends = await Shop.PrintAsync(printer, limit.Token);

        Assert.Equal([PrintVerdict.Printed], ends.Select(end => end.Verdict));
    }

    [Fact]
    public async Task One_that_takes_no_bytes_for_no_reason_is_let_go_and_what_may_be_out_is_repeated_as_a_copy()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);
        paper.Refuses = true;

        var first = printer.PrintAsync((model, options) => Shop.Job(0, model, options), limit.Token);
        var end = await first;
        paper.Refuses = false;
        var again = await Shop.PrintAsync(printer, limit.Token);

        // It took nothing that could be on paper.
        Assert.Equal((PrintVerdict.SendAgain, 0), (end.Verdict, end.LinesPerhapsOut));
        Assert.Equal(PrintVerdict.Printed, again[^1].Verdict);
        Assert.Equal(await Shop.LinesAsync(0, Model), paper.Paper);
    }

    [Fact]
    public async Task One_that_never_answers_is_believed_when_it_has_taken_all()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits()) { IsSilent = true };
        await using var printer = Started(paper);

        var ends = await Shop.PrintAsync(printer, limit.Token);

        Assert.Equal((PrintVerdict.Printed, PrintProof.Transfer), (ends[^1].Verdict, ends[^1].Proof));
        Assert.Equal(new PrinterManners(PrintProof.Transfer, false, null), printer.Manners);
    }

    [Fact]
    public async Task One_that_has_answered_and_falls_silent_in_a_job_gets_the_next_only_when_it_answers_again()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);
        paper.IsSilent = true;

        var end = await printer.PrintAsync((model, options) => Shop.Job(0, model, options), limit.Token);
        var meanwhile = await printer.PrintAsync((model, options) => Shop.Job(1, model, options), limit.Token);
        paper.IsSilent = false;
        await PrintingShop.ReadyAsync(printer, limit.Token);
        var copy = await printer.PrintAsync((model, options) => Shop.Job(1, model, options), limit.Token);

        Assert.Equal(PrintVerdict.PrintCopy, end.Verdict);
        Assert.Equal((PrintVerdict.SendAgain, 0), (meanwhile.Verdict, meanwhile.LinesPerhapsOut));
        Assert.Equal(PrintVerdict.Printed, copy.Verdict);
        Assert.Equal(1, paper.Count(await Shop.LinesAsync(0, Model)));
        Assert.Equal(1, paper.Count(await Shop.LinesAsync(1, Model)));
    }

    [Fact]
    public async Task One_that_forgets_to_say_its_identities_is_asked_in_turn_from_then_on()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);
        Assert.Equal(PrintProof.ProcessId, printer.Manners!.Proof);
        paper.ForgetsIdentities = true;

        var end = await printer.PrintAsync((model, options) => Shop.Job(0, model, options), limit.Token);
        paper.ForgetsIdentities = false;
        await PrintingShop.ReadyAsync(printer, limit.Token);
        var copy = await printer.PrintAsync((model, options) => Shop.Job(1, model, options), limit.Token);

        Assert.Equal((PrintVerdict.PrintCopy, PrintProof.ProcessId), (end.Verdict, end.Proof));
        Assert.Equal((PrintVerdict.Printed, PrintProof.AnswerInTurn), (copy.Verdict, copy.Proof));
    }

    [Theory]
    [InlineData("37223939393900")]
    [InlineData("3722")]
    [InlineData("12121212")]
    [InlineData("5F4D7921")]
    [InlineData("FFFE8091A0")]
    public async Task Nonsense_and_strange_identities_prove_nothing(string said)
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits { BufferBytes = 200 });
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);
        paper.LinesLeft = 4;
        var printing = printer.PrintAsync((model, options) => Shop.Job(0, model, options), limit.Token);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, limit.Token);

        for (var i = 0; i < 50; i++)
        {
            paper.Say(Convert.FromHexString(said));
        }

        Assert.False(printing.IsCompleted);
        paper.LinesLeft = int.MaxValue;
        Assert.Equal(PrintVerdict.Printed, (await printing).Verdict);
        Assert.Equal(await Shop.LinesAsync(0, Model), paper.Paper);
    }

    [Fact]
    public async Task Answers_to_an_earlier_program_are_read_away_before_they_could_prove_anything()
    {
        var traits = new PaperPrinterTraits { KnowsProcessIds = false, TellsChanges = false };
        await using var paper = new PaperPrinter(traits) { LinesLeft = 0 };
        await using (var before = await paper.OpenAsync(limit.Token))
        {
            // Eight questions that nobody reads the answers of, behind a line that waits for paper.
            ReadOnlyMemory<byte> left = "\n"u8.ToArray().Concat(
                Enumerable.Repeat(PrinterQuestions.PaperInTurn.ToArray(), 8).SelectMany(one => one)).ToArray();
            while (!left.IsEmpty)
            {
                left = left[await before.WriteAsync(left, limit.Token)..];
            }
        }

        await using var printer = Started(paper);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, limit.Token);
        paper.LinesLeft = 5;
        await PrintingShop.UntilAsync(
            printer, () => printer is { State: DeviceState.Ready, Manners: not null }, limit.Token);
        var printing = printer.PrintAsync((model, options) => Shop.Job(0, model, options), limit.Token);
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, limit.Token);
        Assert.False(printing.IsCompleted);
        paper.Unplug();

        Assert.Equal(PrintVerdict.PrintCopy, (await printing).Verdict);
    }

    [Fact]
    public async Task A_printer_says_what_it_is_and_so_which_letters_it_has()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits { Model = "TM-T20II" });
        await using var printer = new EscPosPrinter(paper, null, PrintingShop.Hasty, TimeProvider.System);
        printer.Start();
        await PrintingShop.ReadyAsync(printer, limit.Token);

        Assert.Equal("TM-T20II", printer.Profile.Name);
        Assert.Equal("default", PrinterModels.Of("Never heard of").Name);
        Assert.Equal("default", PrinterModels.Of(null).Name);
    }

    [Fact]
    public async Task The_drawer_opens_once_also_without_paper_and_its_wire_is_told()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);

        await printer.OpenDrawerAsync(DrawerPin.Two, limit.Token);
        paper.LinesLeft = 0;
        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.PaperEnd, limit.Token);
        await printer.OpenDrawerAsync(DrawerPin.Two, limit.Token);
        paper.DrawerHigh = true;
        await PrintingShop.UntilAsync(
            printer, () => printer.Condition.Has(PrinterFacts.DrawerHigh), limit.Token);

        Assert.Equal(2, paper.Drawers);
    }

    [Fact]
    public async Task Unplugged_between_jobs_it_says_so_and_comes_back_by_itself()
    {
        await using var paper = new PaperPrinter(new PaperPrinterTraits());
        await using var printer = Started(paper);
        await PrintingShop.ReadyAsync(printer, limit.Token);
        paper.IsPlugged = false;
        paper.Unplug();

        await PrintingShop.UntilAsync(printer, () => printer.State == DeviceState.Offline, limit.Token);
        Assert.Equal("device.printer-away", printer.Problem!.Code);
        paper.IsPlugged = true;
        await PrintingShop.ReadyAsync(printer, limit.Token);
        Assert.Null(printer.Problem);
    }

    public ValueTask DisposeAsync()
    {
        limit.Dispose();
        return ValueTask.CompletedTask;
    }

    private static EscPosPrinter Started(PaperPrinter paper)
    {
        // One that answers everything is not taken for one that does not because the machine was busy for a moment.
        var answers = paper is { IsSilent: false, Traits: { AnswersNow: true, AnswersInTurn: true, CanRead: true } };
        var patience = !answers || !paper.Traits.KnowsProcessIds ? PrintingShop.Hasty : PrintingShop.Hasty with
        {
            Answer = TimeSpan.FromSeconds(1),
            Greeting = TimeSpan.FromSeconds(10),
        };
        var printer = new EscPosPrinter(paper, Model, patience, TimeProvider.System);
        printer.Start();
        return printer;
    }
}
