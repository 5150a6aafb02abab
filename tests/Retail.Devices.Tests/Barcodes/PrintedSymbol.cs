using System.Diagnostics;
using System.Text;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Barcodes;

/// <summary>
/// Draws a symbol with Zint and reads it off the picture with ZBar, or with libdmtx where it is a Data Matrix: neither
/// knows anything of ours.
/// </summary>
internal static class PrintedSymbol
{
    private const string Drawer = "/usr/bin/zint";
    private const string Reader = "/usr/bin/zbarimg";
    private const string MatrixReader = "/usr/bin/dmtxread";
    private const string MatrixType = "DATAMATRIX";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Program, string Package)[] Programs =
        [(Drawer, "zint"), (Reader, "zbar-tools"), (MatrixReader, "dmtx-utils")];

    /// <summary>Why no symbol can be drawn and read on this machine; null when one can.</summary>
    public static string? Missing { get; } = Programs.Where(one => !File.Exists(one.Program))
        .Select(one => $"{one.Program} is missing: apt-get install {one.Package}").FirstOrDefault();

    /// <summary>The kind of symbol that was found, and what it says.</summary>
    public static async Task<(string Kind, string Data)> ReadBackAsync(string type, string data)
    {
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "symbol.png");
        string[] gs1 = data.StartsWith('[') ? ["--gs1"] : [];
        await RunAsync(
            Drawer, ["-b", type, "-d", data, "--scale=4", "-w", "4", "--vwhitesp=4", "-o", picture, .. gs1]);
        if (type == MatrixType)
        {
            var read = await RunAsync(MatrixReader, ["-N1", "-G", "29", picture]);
            return (type, read.TrimStart('\u001d'));
        }

        string[] kinds = ["ean13", "ean8", "upca", "upce", "code128", "databar", "databar-exp", "qrcode", "i25"];
        var found = await RunAsync(
            Reader, ["--quiet", "-Sdisable", .. kinds.Select(kind => $"-S{kind}.enable"), picture]);
        var parts = found.TrimEnd('\n').Split(':', 2);
        return (parts[0], parts[1]);
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
        })!;
        using var limit = new CancellationTokenSource(Patience);
        var told = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{program}: {await told}");
        return output;
    }
}
