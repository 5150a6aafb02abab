using Retail.Abstractions.Devices;
using Retail.Devices.Emulator;
using Retail.Devices.Printing;
using Retail.Testing.Devices.Printers;

namespace Retail.Devices.Tests.Printing;

/// <summary>
/// The driver over libusb and printers, emulated below it, that halt, take parts, stop or keep silent.
/// </summary>
public sealed class TroubledUsbPrinterTests
{
    private static readonly PrintingShop Kiosk = EmulatedPrinting.Kiosk;
    private static readonly PrintingShop Shop = EmulatedPrinting.Shop;

    [EmulatorFact]
    public Task Halted_at_every_byte_it_goes_on_and_the_original_comes() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        var options = new JobOptions(PrintProof.ProcessId);
        var bytes = Kiosk.Job(0, EmulatedPrinting.Model, options).Bytes.Length;
        for (var at = 0; at < bytes; at++)
        {
            await usb.SetAsync("printer", "stall", at);
            var end = Assert.Single(await Kiosk.PrintAsync(till.Printer, till.Token));
            Assert.Equal((at, PrintVerdict.Printed), (at, end.Verdict));
        }

        Assert.Equal((bytes, 0), await EmulatedPrinting.PaperAsync(usb, Kiosk));
        Assert.Equal(bytes, (await usb.LogAsync("printer")).Count(word => word == "clear:01"));
    });

    [EmulatorFact]
    public Task One_that_halts_again_and_again_gets_the_original_when_mended() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        await usb.SetAsync("printer", "broken", 1);
        var end = await till.PrintOnceAsync();
        await usb.SetAsync("printer", "broken", 0);

        Assert.Equal((PrintVerdict.SendAgain, 0), (end.Verdict, end.LinesPerhapsOut));
        Assert.Equal(PrintVerdict.Printed, (await Shop.PrintAsync(till.Printer, till.Token))[^1].Verdict);
        Assert.Equal((1, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
    });

    [EmulatorFact]
    public Task Halted_where_it_answers_it_is_heard_again() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        await usb.SetAsync("printer", "stall-in", 0);

        var ends = await Shop.PrintAsync(till.Printer, till.Token);

        Assert.Equal((PrintVerdict.Printed, PrintProof.ProcessId), (ends[^1].Verdict, ends[^1].Proof));
        var (originals, copies) = await EmulatedPrinting.PaperAsync(usb, Shop);
        Assert.True(originals <= 1 && originals + copies >= 1, string.Join(", ", ends));
        Assert.Contains("clear:82", await usb.LogAsync("printer"));
    });

    [EmulatorFact]
    public Task Taken_in_parts_of_any_size_it_is_whole() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        int[] sizes = [1, 2, 7, 63, 64, 65];
        foreach (var size in sizes)
        {
            await usb.SetAsync("printer", "short", size);
            Assert.Equal(
                PrintVerdict.Printed, Assert.Single(await Shop.PrintAsync(till.Printer, till.Token)).Verdict);
        }

        Assert.Equal((sizes.Length, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
    });

    [EmulatorFact]
    public Task One_that_does_not_say_identities_answers_in_turn() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb, ("without-process-id", 1), ("short", 7));

        var end = Assert.Single(await Shop.PrintAsync(till.Printer, till.Token));

        Assert.Equal((PrintVerdict.Printed, PrintProof.AnswerInTurn), (end.Verdict, end.Proof));
        Assert.Equal((1, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
    });

    [EmulatorFact]
    public Task Out_of_paper_before_and_within_a_receipt_it_waits_and_goes_on() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb, ("paper-end", 1), ("capacity", 64));
        Assert.Equal(DeviceState.PaperEnd, till.Printer.State);
        var printing = Shop.PrintAsync(till.Printer, till.Token);
        await usb.SetAsync("printer", "rate", 2_000);
        await usb.SetAsync("printer", "paper-end", 0);
        var head = Shop.Whole(0, EmulatedPrinting.Model)[..200];
        while (PrintingShop.Count(PrintingShop.WithoutQuestions(await usb.PaperAsync("printer")), head) == 0)
        {
            await Task.Delay(5, till.Token);
        }

        await usb.SetAsync("printer", "paper-end", 1);
        await PrintingShop.UntilAsync(till.Printer, () => till.Printer.State == DeviceState.PaperEnd, till.Token);
        Assert.False(printing.IsCompleted);
        await usb.SetAsync("printer", "paper-end", 0);

        var end = Assert.Single(await printing);
        Assert.Equal((PrintVerdict.Printed, PrintProof.ProcessId), (end.Verdict, end.Proof));
        Assert.Equal((1, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
        Assert.Equal("TM-T20III", till.Printer.Manners!.Model);
    });

    [EmulatorFact]
    public Task One_that_never_answers_is_believed_when_it_has_taken_all() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb, ("mute", 1));

        var end = Assert.Single(await Shop.PrintAsync(till.Printer, till.Token));

        Assert.Equal((PrintVerdict.Printed, PrintProof.Transfer), (end.Verdict, end.Proof));
        Assert.Equal((1, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
    });

    [EmulatorFact]
    public Task One_that_takes_nothing_is_let_go_and_gets_the_original_again() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        await usb.SetAsync("printer", "take", 0);
        var end = await till.PrintOnceAsync();
        await usb.SetAsync("printer", "take", -1);

        Assert.Equal((PrintVerdict.SendAgain, 0), (end.Verdict, end.LinesPerhapsOut));
        Assert.Equal(PrintVerdict.Printed, (await Shop.PrintAsync(till.Printer, till.Token))[^1].Verdict);
        Assert.Equal((1, 0), await EmulatedPrinting.PaperAsync(usb, Shop));
    });

    [EmulatorFact]
    public Task One_that_falls_silent_gets_a_copy_when_it_answers_again() => EmulatedUsb.RunAsync(async usb =>
    {
        await using var till = await EmulatedPrinting.StartAsync(usb);
        await usb.SetAsync("printer", "mute", 1);
        var end = await till.PrintOnceAsync();
        var meanwhile = await till.PrintOnceAsync(copy: 1);
        await usb.SetAsync("printer", "mute", 0);
        await PrintingShop.ReadyAsync(till.Printer, till.Token);
        var copy = await till.PrintOnceAsync(copy: 1);

        Assert.Equal(
            (PrintVerdict.PrintCopy, PrintVerdict.SendAgain, PrintVerdict.Printed),
            (end.Verdict, meanwhile.Verdict, copy.Verdict));
        Assert.Equal((1, 1), await EmulatedPrinting.PaperAsync(usb, Shop));
    });
}
