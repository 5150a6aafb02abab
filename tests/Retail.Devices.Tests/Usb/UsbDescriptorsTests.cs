using System.Collections.Immutable;
using System.Globalization;
using Retail.Devices.Usb;

namespace Retail.Devices.Tests.Usb;

/// <summary>The descriptors of a device, right and wrong.</summary>
public sealed class UsbDescriptorsTests
{
    private static readonly byte[] Interface = [9, 4, 0, 0, 2, 7, 1, 2, 0];
    private static readonly byte[] Output = [7, 5, 0x02, 2, 0x40, 0, 0];
    private static readonly byte[] Input = [7, 5, 0x81, 2, 0x00, 0x02, 0];

    [Fact]
    public void An_interface_has_the_endpoints_that_follow_it()
    {
        var read = Read([.. Interface, .. Output, .. Input, 9, 4, 1, 2, 0, 0xFF, 3, 4, 0]);

        Assert.Equal(2, read.Length);
        Assert.Equal(
            [new UsbEndpoint(0x02, UsbTransferKind.Bulk, 64), new UsbEndpoint(0x81, UsbTransferKind.Bulk, 512)],
            read[0].Endpoints);
        Assert.Equal([false, true], read[0].Endpoints.Select(one => one.IsIn));
        Assert.Equal(new UsbInterface(1, 2, 0xFF, 3, 4, [], null), read[1] with { Endpoints = [] });
        Assert.Empty(read[1].Endpoints);
    }

    [Fact]
    public void A_hid_tells_how_long_its_report_descriptor_is_wherever_that_stands()
    {
        byte[] hid = [9, 4, 0, 0, 1, 3, 0, 0, 0];
        byte[] two = [12, 0x21, 0x11, 1, 0, 2, 0x23, 5, 0, 0x22, 0x2C, 0x01];

        Assert.Equal(300, Read([.. hid, .. two, .. Input])[0].HidReportDescriptorLength);
        Assert.Equal(300, Read([.. hid, .. Input, .. two])[0].HidReportDescriptorLength);
        Assert.Null(Read([.. Interface, .. two])[0].HidReportDescriptorLength);
    }

    [Fact]
    public void Endpoints_without_room_and_descriptors_of_others_are_passed_over() => Assert.Equal(
        [0x02],
        Read([.. Interface, 7, 5, 0x83, 1, 0, 0, 1, 3, 0x24, 9, .. Output])[0].Endpoints
            .Select(one => (int)one.Address));

    [Fact]
    public void More_packets_at_once_are_not_larger_packets() => Assert.Equal(
        1024,
        Read([.. Interface, 7, 5, 0x83, 3, 0x00, 0x14, 1])[0].Endpoints[0].PacketSize);

    [Theory]
    [InlineData("", 0)]
    [InlineData("0902", 0)]
    [InlineData("090400000207010200", 0)]
    [InlineData("0902FF000101000001", 2)]
    [InlineData("090208000101000001", 2)]
    [InlineData("09020B000101000001" + "0004", 9)]
    [InlineData("09020B000101000001" + "0904", 9)]
    [InlineData("090211000101000001" + "0804000002070102", 9)]
    [InlineData("090210000101000001" + "07050102400000", 10)]
    [InlineData("090219000101000001" + "090400000207010200" + "07050002400000", 20)]
    [InlineData("090219000101000001" + "090400000207010200" + "0705F102400000", 20)]
    [InlineData("090218000101000001" + "090400000207010200" + "060501024000", 18)]
    public void What_does_not_hold_together_is_refused_with_its_place(string hex, int offset)
    {
        var refusal = UsbDescriptors.Read(Convert.FromHexString(hex)).Refusal!;

        Assert.Equal("device.bad-usb-descriptor", refusal.Code);
        Assert.Equal(offset, int.Parse(refusal.Arguments["offset"], CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<UsbInterface> Read(byte[] functions) => UsbDescriptors.Read(
        [9, 2, (byte)((9 + functions.Length) & 0xFF), 0, 1, 1, 0, 0xC0, 1, .. functions]).Value;
}
