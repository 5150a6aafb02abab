using Retail.Devices.Hid;
using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Hid;

public sealed class HidDescriptorTests
{
    [Fact]
    public void Fields_are_found_by_their_usage_wherever_they_stand()
    {
        var descriptor = HidDescriptor.Read([.. HidPosReports.Descriptor]).Value;

        Assert.Equal(new HidUsage(0x8C, 0x02), Assert.Single(descriptor.Applications));
        Assert.True(descriptor.HasReportIds);
        Assert.Equal((64, 64), (descriptor.LongestInput, descriptor.BytesOf(HidReportKind.Input, 2)));
        Assert.Equal(2, descriptor.BytesOf(HidReportKind.Feature, 254));
        Assert.Equal(8, Find(0x01, 0x3B).Field.BitOffset);
        Assert.Equal((16, 2), (Find(0x8C, 0xFD).Field.BitOffset, Find(0x8C, 0xFD).Index));
        Assert.Equal((40, 56), (Find(0x8C, 0xFE).Field.BitOffset, Find(0x8C, 0xFE).Field.Count));
        Assert.Equal((504, 1), (Find(0x8C, 0xFF).Field.BitOffset, Find(0x8C, 0xFF).Field.BitSize));

        HidElement Find(ushort page, ushort id) =>
            descriptor.Find(HidReportKind.Input, new HidUsage(page, id))!.Value;
    }

    [Fact]
    public void Numbers_have_signs_where_their_least_value_has_one_and_begin_at_any_bit()
    {
        // Three bits of nothing, then five with a sign and eight without: 25 FF means 255 there.
        var descriptor = HidDescriptor.Read(
        [
            0x05, 0x01, 0x09, 0x00, 0xA1, 0x01, 0x75, 0x03, 0x95, 0x01, 0x81, 0x03,
            0x15, 0xF0, 0x25, 0x0F, 0x75, 0x05, 0x09, 0x30, 0x81, 0x02,
            0x15, 0x00, 0x25, 0xFF, 0x75, 0x08, 0x09, 0x31, 0x81, 0x02, 0xC0,
        ]).Value;
        byte[] report = [0b1111_1101, 0xFE];

        Assert.Equal([-1L, 254L], descriptor.Fields.Select(field => field.Number(report, 0)!.Value));
        Assert.Equal(255, descriptor.Fields[1].LogicalMax);
        Assert.Null(descriptor.Fields[1].Number([0xFD], 0));
    }

    [Fact]
    public void An_array_says_which_usage_is_meant()
    {
        var descriptor = HidDescriptor.Read(
        [
            0x05, 0x8D, 0x09, 0x20, 0xA1, 0x01, 0x15, 0x01, 0x25, 0x0C, 0x75, 0x08, 0x95, 0x01,
            0x09, 0x50, 0xA1, 0x02, 0x19, 0x51, 0x29, 0x5C, 0x81, 0x00, 0xC0, 0xC0,
        ]).Value;
        var unit = descriptor.FindIn(HidReportKind.Input, new HidUsage(0x8D, 0x50))!.Value;

        Assert.True(unit.Field.IsArray);
        Assert.Equal(new HidUsage(0x8D, 0x5C), unit.Field.UsageAt(unit.Number([12])!.Value - unit.Field.LogicalMin));
        Assert.Null(unit.Field.UsageAt(12));
    }

    [Fact]
    public void Pushed_values_come_back_and_usages_of_four_bytes_bring_their_page()
    {
        var descriptor = HidDescriptor.Read(
        [
            0x05, 0x01, 0x75, 0x08, 0x95, 0x02, 0xA4, 0x05, 0x0C, 0x95, 0x01, 0xB4,
            0x0B, 0xFE, 0x00, 0x8C, 0x00, 0x09, 0x30, 0x81, 0x02,
        ]).Value;

        var field = Assert.Single(descriptor.Fields);
        Assert.Equal(2, field.Count);
        Assert.Equal([new HidUsage(0x8C, 0xFE), new HidUsage(0x01, 0x30)], field.Usages.Select(one => one.First));
    }

    [Theory]
    [InlineData("05", 0, "item data")]
    [InlineData("058CA101", 4, "end collection")]
    [InlineData("C0", 0, "collection")]
    [InlineData("B4", 0, "push")]
    [InlineData("8500", 0, "report id 1-255")]
    [InlineData("750895018102" + "8501", 6, "report id 1-255")]
    [InlineData("7508960020" + "8102", 5, "report <= 4096 bytes")]
    [InlineData("77FFFFFF7F", 0, "report size")]
    [InlineData("1905" + "2901", 2, "usage minimum <= usage maximum")]
    [InlineData("FE10", 0, "long item")]
    [InlineData("A101A101A101A101A101A101A101A101A101A101A101A101A101A101A101A101A101", 32, "depth <= 16")]
    public void What_is_wrong_is_told_with_its_place(string hex, int offset, string expected)
    {
        var refusal = HidDescriptor.Read(Convert.FromHexString(hex)).Refusal!;

        Assert.Equal("device.bad-hid-descriptor", refusal.Code);
        Assert.Equal(($"{offset}", expected), (refusal.Arguments["offset"], refusal.Arguments["expected"]));
    }

    [Fact]
    public void A_report_of_several_packets_is_put_together_and_one_of_exactly_a_packet_is_not_kept_waiting()
    {
        var descriptor = HidDescriptor.Read([.. HidPosReports.Descriptor]).Value;
        var report = Enumerable.Range(0, 64).Select(value => (byte)(value == 0 ? 2 : value)).ToArray();
        var packets = new HidPackets(descriptor, 8);

        for (var at = 0; at < 56; at += 8)
        {
            Assert.True(packets.Take(report.AsMemory(at, 8)).IsEmpty);
            Assert.True(packets.IsWithin);
        }

        Assert.Equal(report, packets.Take(report.AsMemory(56)).ToArray());
        Assert.Equal(report, new HidPackets(descriptor, 64).Take(report).ToArray());
        Assert.Equal([2, 1], packets.Take(new byte[] { 2, 1 }).ToArray());
        Assert.False(packets.IsWithin);
    }
}
