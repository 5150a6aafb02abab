using System.Globalization;
using System.Security.Cryptography;
using Retail.Devices.Printing;
using Retail.Devices.Receipts;
using Retail.Testing.Processes;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

/// <summary>What a decoder of others reads in our golden jobs (tests/vectors/escpos/decoders).</summary>
public sealed class ForeignDecoderTests
{
    private static readonly string Vectors = Path.Combine(Repository.Root, "tests", "vectors");

    public static TheoryData<string> Jobs => new(
        Directory.EnumerateFiles(Path.Combine(Vectors, "receipts"), "*.hex")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Npos_reads_the_lines_that_the_text_has(string name)
    {
        var read = File.ReadAllLines(Path.Combine(Vectors, "escpos", "decoders", name + ".npos.txt"));
        var job = SHA256.HashData(File.ReadAllBytes(Path.Combine(Vectors, "receipts", name + ".hex")));
        Assert.True(
            Convert.ToHexStringLower(job) == read[0],
            $"{name} has changed: run tests/vectors/escpos/decoders/read.mjs.");

        var (example, language, model) = name.Split('.') is [var first, var second, var third]
            ? (first, second, third) : throw new InvalidOperationException($"{name} is no golden job.");
        var parts = ReceiptComposer.Compose(ReceiptExamples.Named(example), CultureInfo.GetCultureInfo(language));
        var text = PlainReceipt.Write(parts, PrinterCatalog.OfHouse.Find(model).Value.Columns);

        // It knows no tables, and shows no codes.
        Assert.Equal(
            text.Select(Plain),
            read.Skip(1).Select(Plain).Where(line => line.Length > 0 && !line.StartsWith('[')));
    }

    private static string Plain(string text) =>
        string.Concat(text.Trim().Select(letter => char.IsAscii(letter) ? letter : '?'));
}
