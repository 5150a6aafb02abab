using System.Globalization;
using Retail.Testing.Devices;
using Retail.Testing.Receipts;

namespace Retail.Proofs.Fuzz;

/// <summary>The verb <c>fuzz devices</c>: hostile bytes for every parser of what devices and their files say.</summary>
internal static class FuzzDevices
{
    // A file of printer models takes as long as thousands of answers.
    private const int InputsPerFile = 5_000;
    private const int MostShown = 20;

    private static readonly string File =
        Path.Combine("pos-terminal", "Retail.Devices", "Printing", "Data", "capabilities.json");

    public static int Run(int seed, int count, TextWriter output)
    {
        var fuzz = new PrinterFuzz(seed, System.IO.File.ReadAllBytes(File));
        var failed = 0;
        for (var i = 0; i < count; i++)
        {
            var wrong = fuzz.TryOne() ?? (i % InputsPerFile == 0 ? fuzz.TryFile() : null);
            if (wrong is not null && failed++ < MostShown)
            {
                output.WriteLine(wrong);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"printers: {count} inputs of seed {seed}, {failed} failed"));
        var others = new DeviceFuzz(seed, count, output).Run();
        failed += others.Failed;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"devices: {2 * count - failed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }
}
