using System.Diagnostics;
using System.Globalization;
using System.Text;
using Retail.Devices.Receipts;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Printing;

/// <summary>Reads codes off a picture with ZBar, which knows nothing of how we draw them.</summary>
internal static class Zbar
{
    private const string Program = "/usr/bin/zbarimg";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static string? Missing { get; } =
        File.Exists(Program) ? null : $"{Program} is missing: apt-get install zbar-tools";

    /// <summary>Every code on the picture, as <c>CODE-128:text</c> or <c>QR-Code:text</c>.</summary>
    public static async Task<string[]> ReadAsync(Picture picture)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "paper.pbm");
        await File.WriteAllBytesAsync(file, Pbm(picture));
        using var process = Process.Start(
            new ProcessStartInfo(Program, ["--quiet", file]) { RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Patience);
        var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static byte[] Pbm(Picture picture)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"P4\n{picture.Width} {picture.Height}\n");
        var bytes = new List<byte>(Encoding.ASCII.GetBytes(head));
        for (var y = 0; y < picture.Height; y++)
        {
            bytes.AddRange(picture.Row(y));
        }

        return [.. bytes];
    }
}
