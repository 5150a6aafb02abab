namespace Retail.Devices.Printing;

/// <summary>
/// The bits of a printer's answers (Epson's reference of ESC/POS: DLE EOT, GS a, GS r). Where a fact has two bits, one
/// is enough: models with a single sensor set one of them.
/// </summary>
internal static class PrinterBits
{
    private static readonly (int Bits, PrinterFacts Fact)[] Printer =
        [(0x04, PrinterFacts.DrawerHigh), (0x08, PrinterFacts.Offline), (0x20, PrinterFacts.NeedsHelp),
        (0x40, PrinterFacts.Feeding)];

    // The bit of errors in general is left out: the answer about errors says which one.
    private static readonly (int Bits, PrinterFacts Fact)[] Offline =
        [(0x04, PrinterFacts.CoverOpen), (0x08, PrinterFacts.Feeding), (0x20, PrinterFacts.PaperEnd)];

    private static readonly (int Bits, PrinterFacts Fact)[] Error =
        [(0x04, PrinterFacts.NeedsHelp), (0x08, PrinterFacts.CutterError), (0x20, PrinterFacts.Broken),
        (0x40, PrinterFacts.Recovering)];

    private static readonly (int Bits, PrinterFacts Fact)[] Paper =
        [(0x0C, PrinterFacts.PaperNearEnd), (0x60, PrinterFacts.PaperEnd)];

    private static readonly (int Bits, PrinterFacts Fact)[] InTurn =
        [(0x03, PrinterFacts.PaperNearEnd), (0x0C, PrinterFacts.PaperEnd)];

    private static readonly (int Bits, PrinterFacts Fact)[] FirstOfChange =
        [(0x04, PrinterFacts.DrawerHigh), (0x08, PrinterFacts.Offline), (0x20, PrinterFacts.CoverOpen),
        (0x40, PrinterFacts.Feeding)];

    private static readonly (int Bits, PrinterFacts Fact)[] SecondOfChange =
        [(0x05, PrinterFacts.NeedsHelp), (0x08, PrinterFacts.CutterError), (0x20, PrinterFacts.Broken),
        (0x40, PrinterFacts.Recovering)];

    public static PrinterCondition RealTime(RealTimeTopic topic, byte bits) => topic switch
    {
        RealTimeTopic.Printer => Read(Printer, bits),
        RealTimeTopic.Offline => Read(Offline, bits),
        RealTimeTopic.Error => Read(Error, bits),
        RealTimeTopic.Paper => Read(Paper, bits),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "No printer is asked that."),
    };

    public static PrinterCondition PaperInTurn(byte bits) => Read(InTurn, bits);

    /// <summary>The four bytes of a change; the fourth says nothing.</summary>
    public static PrinterCondition Change(ReadOnlySpan<byte> bytes) =>
        Read(FirstOfChange, bytes[0]).With(Read(SecondOfChange, bytes[1])).With(Read(InTurn, bytes[2]));

    private static PrinterCondition Read((int Bits, PrinterFacts Fact)[] table, byte bits)
    {
        var condition = default(PrinterCondition);
        foreach (var (mask, fact) in table)
        {
            condition = condition.With(new PrinterCondition(fact, (bits & mask) != 0 ? fact : PrinterFacts.None));
        }

        return condition;
    }
}
