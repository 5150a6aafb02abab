using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Devices.Tests.Printing.Decoding;

namespace Retail.Devices.Tests.Printing;

public sealed class PrinterPagesTests
{
    private static readonly PrinterProfile Epson = PrinterCatalog.OfHouse.Find("TM-T88V").Value;

    [Fact]
    public void No_way_through_a_line_has_fewer_switches()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            // Few letters and few small tables, so that they overlap in every way.
            var letters = Enumerable.Range(0, 6).Select(i => (char)('À' + i)).ToArray();
            var tables = Enumerable.Range(0, random.Next(1, 6))
                .Select(i => (Slot: (byte)i, Held: letters.Where(_ => random.Next(2) == 0).ToImmutableHashSet()))
                .ToArray();
            var pages = new PrinterPages(tables.Select(table => (table.Slot, Page(table.Slot, table.Held))));
            var held = letters.Where(letter => tables.Any(table => table.Held.Contains(letter))).ToArray();
            if (held.Length == 0)
            {
                continue;
            }

            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 12))
                    .Select(_ => random.Next(4) == 0 ? 'x' : held[random.Next(held.Length)]));
            var selected = random.Next(-1, tables.Length);

            Assert.Equal(
                Fewest(text, selected, pages, tables.Length), Switches(text, selected, pages));
        }
    }

    [Theory]
    [InlineData("Café 12,50 € · Ñandú", 1)]
    [InlineData("plain ASCII", 0)]
    [InlineData("Łódź žluťoučký kůň", 1)]
    [InlineData("Καφές ελληνικός €", 1)]
    [InlineData("Чай чёрный €", 1)]
    [InlineData("Café Łódź Чай Café", 3)]
    [InlineData("Türkiye'de İğne 5 €", 1)]
    [InlineData("Þórður ök ģērb", 2)]
    public void A_line_needs_so_many_tables(string text, int expected)
    {
        var job = EscPosReceipt.Write(
            [new ReceiptPart.Text(text)], Epson, new JobOptions(PrintProof.Transfer));

        Assert.Equal([text], EscPosDecoder.Lines(job.Bytes.Span));
        Assert.Equal(expected, Count(job.Bytes.Span));
    }

    [Fact]
    public void A_table_that_still_serves_is_kept_from_line_to_line()
    {
        ReceiptPart[] parts = [.. Enumerable.Repeat(new ReceiptPart.Pair("Ñandú", "1,00 €"), 20)];

        Assert.Equal(1, Count(EscPosReceipt.Write(parts, Epson).Bytes.Span));
    }

    [Fact]
    public void Every_model_prints_the_euro_as_itself_or_draws_it()
    {
        foreach (var profile in PrinterCatalog.OfHouse.Profiles.Where(one => one.PrintsReceipts && !one.SpeaksStar))
        {
            var job = EscPosReceipt.Write([new ReceiptPart.Text("€")], profile);
            var isDrawn = EscPosDecoder.Decode(job.Bytes.Span).Any(item => item is PaperItem.Image);

            Assert.True(
                profile.Pages.HaveAll("€") || isDrawn || job.Replaced == "€", $"{profile.Name} loses the euro.");
            Assert.True(profile.Pages.HaveAll("€") || !profile.DrawsText || isDrawn, $"{profile.Name} can draw it.");
        }
    }

    [Fact]
    public void No_table_that_got_its_euro_late_is_trusted_with_it()
    {
        foreach (var name in new[] { "CP857", "CP850", "CP437", "CP866", "CP869", "CP720", "ISO_8859-7" })
        {
            var page = CodePage.Named(name);
            Assert.NotNull(page);
            Assert.DoesNotContain('€', Enumerable.Range(0, CodePage.Count).Select(i => page[i]));
        }
    }

    [Theory]
    [InlineData("CP858", 0xD5, '€')]
    [InlineData("CP1252", 0x80, '€')]
    [InlineData("ISO_8859-15", 0xA4, '€')]
    [InlineData("CP437", 0x9C, '£')]
    [InlineData("CP852", 0x9D, 'Ł')]
    [InlineData("CP866", 0x80, 'А')]
    [InlineData("CP737", 0x80, 'Α')]
    public void A_table_is_the_makers(string name, int place, char expected) =>
        Assert.Equal(expected, CodePage.Named(name)![place - CodePage.First]);

    [Theory]
    [InlineData("CP932")]
    [InlineData("CP864")]
    [InlineData("CP851")]
    [InlineData("Unknown")]
    [InlineData("CP99999999999")]
    [InlineData("ISO_8859-")]
    public void A_table_that_nobody_knows_for_sure_is_not_used(string name) => Assert.Null(CodePage.Named(name));

    [Fact]
    public void Nothing_that_is_printed_is_a_blank_a_control_or_half_a_letter()
    {
        foreach (var profile in PrinterCatalog.OfHouse.Profiles)
        {
            for (var one = '\0'; one < '\uFFFF'; one++)
            {
                if (profile.Pages.HaveAll([one]) && one > '~')
                {
                    Assert.False(char.IsControl(one) || char.IsWhiteSpace(one) || char.IsSurrogate(one), $"{one:X}");
                    Assert.NotEqual(UnicodeCategory.NonSpacingMark, char.GetUnicodeCategory(one));
                }
            }
        }
    }

    private static CodePage Page(int slot, ImmutableHashSet<char> held)
    {
        var table = new StringBuilder(new string('\0', CodePage.Count));
        var at = 0;
        foreach (var letter in held)
        {
            table[at++] = letter;
        }

        return CodePage.Of(string.Create(CultureInfo.InvariantCulture, $"table {slot}"), table.ToString());
    }

    private static int Switches(string text, int selected, PrinterPages pages)
    {
        var count = 0;
        var rest = text;
        while (rest.Length > 0)
        {
            var (page, length) = pages.Run(rest, selected);
            foreach (var one in rest[..length])
            {
                Assert.True(one == 'x' || pages.ByteOf(page, one) >= CodePage.First);
            }

            count += page == selected ? 0 : 1;
            selected = page;
            rest = rest[length..];
        }

        return count;
    }

    /// <summary>
    /// Every table at every letter: the cheapest way to have printed so far and stand at each of them.
    /// </summary>
    private static int Fewest(string text, int selected, PrinterPages pages, int count)
    {
        const int never = 1_000;
        var cost = Enumerable.Range(-1, count + 1).ToDictionary(page => page, page => page == selected ? 0 : never);
        foreach (var one in text)
        {
            var before = cost;
            cost = before.Keys.ToDictionary(
                page => page,
                page => !Holds(page, one) ? never
                    : before.Min(from => from.Value + (from.Key == page ? 0 : page < 0 ? never : 1)));
        }

        return cost.Values.Min();

        bool Holds(int page, char one) =>
            one == 'x' || (page >= 0 && (pages.HoldersOf(one) & (UInt128.One << page)) != 0);
    }

    private static int Count(ReadOnlySpan<byte> bytes) => bytes.Count("\u001bt"u8);
}
