using Retail.Devices.Printing;

namespace Retail.Devices.Tests.Printing;

public sealed class PrinterAnswersTests
{
    [Theory]
    [InlineData(RealTimeTopic.Printer, 0x12, PrinterFacts.None)]
    [InlineData(RealTimeTopic.Printer, 0x16, PrinterFacts.DrawerHigh)]
    [InlineData(RealTimeTopic.Printer, 0x1A, PrinterFacts.Offline)]
    [InlineData(RealTimeTopic.Printer, 0x32, PrinterFacts.NeedsHelp)]
    [InlineData(RealTimeTopic.Printer, 0x52, PrinterFacts.Feeding)]
    [InlineData(RealTimeTopic.Offline, 0x12, PrinterFacts.None)]
    [InlineData(RealTimeTopic.Offline, 0x16, PrinterFacts.CoverOpen)]
    [InlineData(RealTimeTopic.Offline, 0x32, PrinterFacts.PaperEnd)]
    [InlineData(RealTimeTopic.Error, 0x1A, PrinterFacts.CutterError)]
    [InlineData(RealTimeTopic.Error, 0x32, PrinterFacts.Broken)]
    [InlineData(RealTimeTopic.Error, 0x52, PrinterFacts.Recovering)]
    [InlineData(RealTimeTopic.Paper, 0x12, PrinterFacts.None)]
    [InlineData(RealTimeTopic.Paper, 0x1E, PrinterFacts.PaperNearEnd)]
    [InlineData(RealTimeTopic.Paper, 0x72, PrinterFacts.PaperEnd)]
    [InlineData(RealTimeTopic.Paper, 0x7E, PrinterFacts.PaperEnd | PrinterFacts.PaperNearEnd)]
    public void An_answer_in_real_time_is_read_by_what_was_asked(RealTimeTopic topic, int bits, PrinterFacts expected)
    {
        var answer = Assert.IsType<PrinterAnswer.RealTime>(One((byte)bits));

        Assert.Equal(expected, answer.To(topic).Facts);
        Assert.Equal(answer.To(topic).Facts, answer.To(topic).Facts & answer.To(topic).Known);
    }

    [Theory]
    [InlineData("10000000", PrinterFacts.None)]
    [InlineData("18000000", PrinterFacts.Offline)]
    [InlineData("3C000000", PrinterFacts.Offline | PrinterFacts.CoverOpen | PrinterFacts.DrawerHigh)]
    [InlineData(
        "18080F0F",
        PrinterFacts.Offline | PrinterFacts.CutterError | PrinterFacts.PaperEnd | PrinterFacts.PaperNearEnd)]
    [InlineData("10000300", PrinterFacts.PaperNearEnd)]
    [InlineData("10610000", PrinterFacts.NeedsHelp | PrinterFacts.Broken | PrinterFacts.Recovering)]
    public void A_change_is_told_in_four_bytes(string hex, PrinterFacts expected) =>
        Assert.Equal(expected, Assert.IsType<PrinterAnswer.Change>(One(Convert.FromHexString(hex))).Condition.Facts);

    [Fact]
    public void The_other_answers_are_read()
    {
        Assert.Equal(new PrinterAnswer.Done(new ProcessId(1234)), One([0x37, 0x22, .. "1234"u8, 0]));
        Assert.Equal(new PrinterAnswer.Identity("TM-T88V"), One([0x5F, .. "TM-T88V"u8, 0]));
        Assert.Equal(new PrinterAnswer.Identity(string.Empty), One(0x5F, 0));
        Assert.Equal(new PrinterAnswer.Flow(GoOn: false), One(0x13));
        Assert.Equal(new PrinterAnswer.Flow(GoOn: true), One(0x11));
        Assert.Equal(
            PrinterFacts.PaperEnd | PrinterFacts.PaperNearEnd,
            Assert.IsType<PrinterAnswer.InTurn>(One(0x0F)).Paper.Facts);
    }

    [Theory]
    [InlineData("80", "80", "0")]
    [InlineData("FF", "FF", "0")]
    [InlineData("15", "15", "0")]
    [InlineData("3721", "21", "1")]
    [InlineData("37223A", "3A", "2")]
    [InlineData("37223132333401", "01", "6")]
    [InlineData("5F41FF", "FF", "2")]
    [InlineData("1090", "90", "1")]
    [InlineData("10000010", "10", "3")]
    public void What_no_printer_answers_is_refused_with_its_place(string hex, string value, string offset)
    {
        var refusal = PrinterAnswers.Read(Convert.FromHexString(hex), out var used).Refusal;

        Assert.Equal("device.bad-printer-answer", refusal?.Code);
        Assert.Equal((value, offset), (refusal!.Arguments["value"], refusal.Arguments["offset"]));
        Assert.Equal(1, used);
    }

    [Fact]
    public void An_identity_without_an_end_is_refused() =>
        Assert.True(PrinterAnswers.Read([0x5F, .. Enumerable.Repeat((byte)'x', 200)], out _).IsRefused);

    [Fact]
    public void Every_beginning_of_three_bytes_is_an_answer_a_part_of_one_or_refused()
    {
        var bytes = new byte[3];
        for (var all = 0; all < 1 << 24; all++)
        {
            (bytes[0], bytes[1], bytes[2]) = ((byte)(all >> 16), (byte)((all >> 8) & 0xFF), (byte)(all & 0xFF));
            var answer = PrinterAnswers.Read(bytes, out var used);
            if (answer.IsRefused ? used != 1 : (answer.Value is null ? used != 0 : used is < 1 or > 3))
            {
                Assert.Fail($"{Convert.ToHexString(bytes)} used {used}");
            }

            // What a byte begins does not change by what comes after it, only whether it can be finished.
            if (!answer.IsRefused && answer.Value is null &&
                bytes[0] is not (0x37 or 0x5F) && (bytes[0] & 0x93) != 0x10)
            {
                Assert.Fail($"{Convert.ToHexString(bytes)} waits");
            }
        }
    }

    [Fact]
    public void Answers_read_the_same_in_whatever_pieces_they_come()
    {
        byte[] stream =
        [
            0x12, 0x37, 0x22, (byte)'0', (byte)'0', (byte)'0', (byte)'7', 0, 0x18, 0x00, 0x0C, 0x00, 0xFF, 0x5F,
            (byte)'T', 0, 0x0C, 0x72,
        ];
        var whole = Read(stream, stream.Length);

        Assert.Equal(7, whole.Count);
        for (var piece = 1; piece < stream.Length; piece++)
        {
            Assert.Equal(whole, Read(stream, piece));
        }
    }

    [Fact]
    public void A_later_answer_replaces_what_it_speaks_of_and_nothing_else()
    {
        var now = PrinterBits.RealTime(RealTimeTopic.Paper, 0x7E)
            .With(PrinterBits.RealTime(RealTimeTopic.Offline, 0x16))
            .With(PrinterBits.RealTime(RealTimeTopic.Paper, 0x12));

        Assert.True(now.Has(PrinterFacts.CoverOpen));
        Assert.False(now.Has(PrinterFacts.PaperNearEnd));

        // The answer about the paper spoke of the paper's end too, and it was the later one.
        Assert.False(now.Has(PrinterFacts.PaperEnd));
    }

    [Theory]
    [InlineData(RealTimeTopic.Printer, "100401")]
    [InlineData(RealTimeTopic.Paper, "100404")]
    public void Questions_are_the_makers_bytes(RealTimeTopic topic, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(PrinterQuestions.Now(topic).Span));

    [Fact]
    public void The_other_questions_are_the_makers_bytes()
    {
        Assert.Equal("1D7201", Convert.ToHexString(PrinterQuestions.PaperInTurn.Span));
        Assert.Equal("1D610F", Convert.ToHexString(PrinterQuestions.TellChanges(true).Span));
        Assert.Equal("1D6100", Convert.ToHexString(PrinterQuestions.TellChanges(false).Span));
        Assert.Equal("1D4943", Convert.ToHexString(PrinterQuestions.Who(PrinterIdentity.Model).Span));
        Assert.Equal(
            "1D2848060030303" + "0303132", Convert.ToHexString(PrinterQuestions.Processed(new ProcessId(12)).Span));
        Assert.Equal(new ProcessId(0), new ProcessId(ProcessId.Count - 1).Next);
    }

    private static PrinterAnswer One(params byte[] bytes)
    {
        var answer = PrinterAnswers.Read(bytes, out var used).Value;
        Assert.Equal(bytes.Length, used);
        for (var i = 0; i < bytes.Length; i++)
        {
            // A part of it is waited for, never misread.
            Assert.Null(PrinterAnswers.Read(bytes.AsSpan(0, i), out var none).Value);
            Assert.Equal(0, none);
        }

        return answer!;
    }

    private static List<string> Read(byte[] stream, int piece)
    {
        var (found, waiting) = (new List<string>(), new List<byte>());
        foreach (var chunk in stream.Chunk(piece))
        {
            waiting.AddRange(chunk);
            while (true)
            {
                var answer = PrinterAnswers.Read(waiting.ToArray(), out var used);
                if (used == 0)
                {
                    break;
                }

                found.Add(answer.IsRefused ? answer.Refusal.ToString() : answer.Value!.ToString());
                waiting.RemoveRange(0, used);
            }
        }

        Assert.Empty(waiting);
        return found;
    }
}
