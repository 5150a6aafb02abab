using Retail.Testing.Processes;
using Retail.Testing.Receipts;

namespace Retail.Devices.Tests.Printing;

public sealed class PrinterFuzzTests
{
    private static readonly byte[] Capabilities = File.ReadAllBytes(Path.Combine(
        Repository.Root, "pos-terminal", "Retail.Devices", "Printing", "Data", "capabilities.json"));

    [Fact]
    public void No_bytes_of_a_printer_or_a_picture_break_anything()
    {
        var fuzz = new PrinterFuzz(seed: 5, Capabilities);
        for (var i = 0; i < 500_000; i++)
        {
            Assert.Null(fuzz.TryOne());
        }
    }

    [Fact]
    public void No_damaged_capability_file_breaks_anything()
    {
        var fuzz = new PrinterFuzz(seed: 6, Capabilities);
        for (var i = 0; i < 300; i++)
        {
            Assert.Null(fuzz.TryFile());
        }
    }
}
