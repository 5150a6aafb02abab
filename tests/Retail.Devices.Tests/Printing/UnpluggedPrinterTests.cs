using System.Collections.Concurrent;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Devices.Printers;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>
/// The driver and a printer that is unplugged at every byte of a receipt, either way, then plugged in again: on paper
/// there is one complete receipt at least, and never a second one that does not say that it is a copy.
/// </summary>
public sealed class UnpluggedPrinterTests
{
    private const int AtOnce = 24;
    private static readonly PrinterProfile Model = PrinterCatalog.OfHouse.Find("TM-T88V").Value;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly PrintingShop Shop = new(
        copy => ReceiptComposer.Compose(
            ReceiptExamples.Offers(copy), System.Globalization.CultureInfo.GetCultureInfo("en"), Logo()));

    [Theory]
    [InlineData(PrintProof.ProcessId, true)]
    [InlineData(PrintProof.ProcessId, false)]
    [InlineData(PrintProof.AnswerInTurn, true)]
    [InlineData(PrintProof.AnswerInTurn, false)]
    [InlineData(PrintProof.Transfer, true)]
    [InlineData(PrintProof.Transfer, false)]
    public async Task Unplugged_at_every_byte_it_is_never_lost_and_never_doubled_unmarked(
        PrintProof proof, bool keepsBuffer)
    {
        var traits = Traits(proof, keepsBuffer);
        var bytes = Shop.Job(0, Model, new JobOptions(proof)).Bytes.Length;
        var verdicts = new ConcurrentBag<PrintVerdict>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, bytes + 2), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (at, token) => verdicts.Add(await RunAsync(
                traits, printer => printer.UnplugAfterTaking(at), $"{proof}, byte {at}", token)));

        Assert.Contains(PrintVerdict.SendAgain, verdicts);
        Assert.Contains(PrintVerdict.PrintCopy, verdicts);
        Assert.Contains(PrintVerdict.Printed, verdicts);
    }

    [Theory]
    [InlineData(PrintProof.ProcessId)]
    [InlineData(PrintProof.AnswerInTurn)]
    public async Task Unplugged_at_every_byte_of_its_answers_it_is_never_lost_and_never_doubled_unmarked(
        PrintProof proof)
    {
        foreach (var keepsBuffer in new[] { true, false })
        {
            for (var at = 0; at < 12; at++)
            {
                var bytes = at;
                await RunAsync(
                    Traits(proof, keepsBuffer), printer => printer.UnplugAfterAnswering(bytes), $"answer {at}",
                    CancellationToken.None);
            }
        }
    }

    private static async Task<PrintVerdict> RunAsync(
        PaperPrinterTraits traits, Action<PaperPrinter> harm, string what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await using var paper = new PaperPrinter(traits);
        await using var printer = new EscPosPrinter(paper, Model, PrintingShop.Hasty, TimeProvider.System);
        printer.Start();
        await PrintingShop.ReadyAsync(printer, limit.Token);
        harm(paper);

        var ends = await Shop.PrintAsync(printer, limit.Token);

        var original = await Shop.LinesAsync(0, Model);
        var copy = await Shop.LinesAsync(1, Model);
        var (originals, copies) = (paper.Count(original), paper.Count(copy));
        Assert.True(originals <= 1, $"{what}: {originals} originals, {string.Join(", ", ends)}");
        Assert.True(originals + copies >= 1, $"{what}: nothing whole came out, {string.Join(", ", ends)}");
        Assert.True(ends.Count <= 2, $"{what}: {string.Join(", ", ends)}");
        return ends[0].Verdict;
    }

    private static PaperPrinterTraits Traits(PrintProof proof, bool keepsBuffer) => new()
    {
        KeepsBuffer = keepsBuffer,
        KnowsProcessIds = proof == PrintProof.ProcessId,
        AnswersInTurn = proof != PrintProof.Transfer,
        AnswersNow = proof != PrintProof.Transfer,
        TellsChanges = proof == PrintProof.ProcessId,
        CanRead = proof != PrintProof.Transfer,
    };

    private static Picture Logo()
    {
        var logo = new Picture(48, 30);
        logo.Fill(3, 2, 30, 20);
        return logo;
    }
}
