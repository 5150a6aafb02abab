using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>Which printer has the role, and over which endpoints it is spoken with.</summary>
public sealed class UsbPrinterChoiceTests
{
    private static readonly UsbInterface Answering = Function(0, 0, 7, 2, 0x02, 0x81);

    [Fact]
    public void Of_alternates_the_one_that_answers_is_taken()
    {
        var device = Printer("1-1", "A") with
        {
            Interfaces =
            [
                Function(1, 0, 7, 1, 0x02), Function(1, 1, 7, 2, 0x02, 0x81), Function(1, 2, 7, 3, 0x02, 0x81),
            ],
        };

        var way = UsbPrinterChoice.WayTo(device, UsbChoice.Any);

        Assert.Equal((1, 1), (way!.Which.Number, way.Which.Alternate));
        Assert.Equal((0x02, 0x81), (way.Output.Address, way.Input!.Address));
    }

    [Fact]
    public void A_printer_that_only_takes_is_no_worse_than_none()
    {
        var device = Printer("1-1", "A") with { Interfaces = [Function(0, 0, 7, 1, 0x01)] };

        Assert.Null(UsbPrinterChoice.WayTo(device, UsbChoice.Any)!.Input);
    }

    [Fact]
    public void What_wraps_its_bytes_or_has_nothing_to_write_to_is_no_printer_of_ours() => Assert.All(
        [Function(0, 0, 7, 3, 0x01, 0x81), Function(0, 0, 7, 2, 0x81), Function(0, 0, 3, 0, 0x01, 0x81)],
        which => Assert.Null(UsbPrinterChoice.WayTo(Printer("1-1", "A") with { Interfaces = [which] }, UsbChoice.Any)));

    [Fact]
    public void A_class_of_the_makers_own_is_a_printer_only_for_who_names_it()
    {
        var device = Printer("1-1", null) with { Interfaces = [Function(0, 0, 0xFF, 0, 0x03, 0x84)] };

        Assert.Null(UsbPrinterChoice.WayTo(device, UsbChoice.Any));
        Assert.NotNull(UsbPrinterChoice.WayTo(device, UsbChoice.Parse("usb:04b8:0e15").Value));
    }

    [Fact]
    public void A_printer_is_known_again_by_its_serial_number_wherever_it_is()
    {
        var (first, second) = (Printer("1-1", "A"), Printer("1-2", "B"));
        UsbDevice[] swapped = [Printer("1-1", "B"), Printer("1-2", "A")];

        Assert.Equal(first, UsbPrinterChoice.Find([first, second], UsbChoice.Any, null));
        Assert.Same(swapped[1], UsbPrinterChoice.Find(swapped, UsbChoice.Any, first));
        Assert.Same(swapped[0], UsbPrinterChoice.Find(swapped, UsbChoice.Any, second));
    }

    [Fact]
    public void Another_printer_does_not_take_over() => Assert.All(
        new[] { Printer("1-1", "B"), Printer("1-2", "B"), Printer("1-1", null) },
        other => Assert.Null(UsbPrinterChoice.Find([other], UsbChoice.Any, Printer("1-1", "A"))));

    [Fact]
    public void Without_a_serial_number_of_its_own_the_port_tells()
    {
        foreach (var serial in new[] { null, "000000" })
        {
            UsbDevice[] twins = [Printer("1-1", serial), Printer("1-2", serial)];

            Assert.Same(twins[1], UsbPrinterChoice.Find(twins, UsbChoice.Any, Printer("1-2", serial)));
            Assert.Null(UsbPrinterChoice.Find(twins, UsbChoice.Any, Printer("1-3", serial)));
        }
    }

    [Fact]
    public void A_chosen_port_means_whatever_is_there()
    {
        var choice = UsbChoice.Parse("usb:port=1-2").Value;
        UsbDevice[] devices = [Printer("1-1", "A"), Printer("1-2", "B")];

        Assert.Same(devices[1], UsbPrinterChoice.Find(devices, choice, Printer("1-2", "A")));
    }

    [Theory]
    [InlineData("usb")]
    [InlineData("usb:04b8:0e15")]
    [InlineData("usb:serial=J0001")]
    [InlineData("usb:serial=a:b=c")]
    [InlineData("usb:port=1-1.2")]
    public void A_choice_says_what_was_read(string text) => Assert.Equal(text, UsbChoice.Parse(text).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("USB")]
    [InlineData("usb:")]
    [InlineData("usb:4b8:e15")]
    [InlineData("usb:04b8")]
    [InlineData("usb:04b8:0e1g")]
    [InlineData("usb:serial=")]
    [InlineData("usb:port=1")]
    [InlineData("usb:port=1-")]
    [InlineData("usb:port=1-a")]
    [InlineData("usb:port=1-1..2")]
    [InlineData("usbserial=1")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal("device.bad-usb-choice", UsbChoice.Parse(text).Refusal!.Code);

    private static UsbDevice Printer(string port, string? serial) =>
        new(0x04B8, 0x0E15, serial, port, "EPSON", "TM-T20III", [Answering]);

    private static UsbInterface Function(
        int number, int alternate, byte @class, byte protocol, params byte[] endpoints) =>
        new(number, alternate, @class, 1, protocol,
            [.. endpoints.Select(one => new UsbEndpoint(one, UsbTransferKind.Bulk, 64))], null);
}
