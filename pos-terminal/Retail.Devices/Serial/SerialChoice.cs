using System.Globalization;

namespace Retail.Devices.Serial;

/// <summary>A serial line as a setting names it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Baud">Bits per second.</param>
public sealed record SerialChoice(string Path, int Baud)
{
    private const string Word = "serial:";
    private const int MaxLength = 200;

    // Everywhere else the word has to say that a file is a serial line.
    private static readonly string[] Folders = ["/dev/tty", "/dev/serial/"];

    /// <summary>
    /// Reads <c>/dev/ttyUSB0</c>, <c>/dev/serial/by-id/…</c> or <c>serial:</c> with any file, each perhaps with
    /// <c>:115200</c> behind; null for anything else.
    /// </summary>
    public static SerialChoice? Read(string text)
    {
        var isSaid = text.StartsWith(Word, StringComparison.Ordinal);
        var path = isSaid ? text[Word.Length..] : text;
        if (text.Length > MaxLength ||
            !(isSaid || Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))))
        {
            return null;
        }

        // Files under by-path have colons of their own: only a speed at the end is one.
        var baud = SerialPort.UsualBaud;
        var colon = path.LastIndexOf(':');
        if (colon > 0 &&
            int.TryParse(path[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var said))
        {
            (path, baud) = (path[..colon], said);
        }

        return System.IO.Path.IsPathRooted(path) && SerialPort.IsSpeed(baud) ? new SerialChoice(path, baud) : null;
    }

    /// <summary>As the setting says it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Word}{Path}:{Baud}");
}
