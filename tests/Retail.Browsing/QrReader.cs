using System.Diagnostics;

namespace Retail.Browsing;

/// <summary>
/// Reads a QR code off a picture, as a phone's camera would: with ZBar, which knows nothing of how we draw it.
/// </summary>
public static class QrReader
{
    private const string Program = "/usr/bin/zbarimg";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Why no code can be read on this machine; null when one can.</summary>
    public static string? Missing { get; } =
        File.Exists(Program) ? null : $"{Program} is missing: apt-get install zbar-tools";

    /// <summary>What the only code on this picture says; null when it finds none.</summary>
    public static async Task<string?> ReadAsync(string picture)
    {
        string[] arguments = ["--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", picture];
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        using var limit = new CancellationTokenSource(Patience);
        var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0 ? text.TrimEnd('\n') : null;
    }
}
