using System.Globalization;
using System.Text;

namespace Retail.Devices.Diagnostics;

/// <summary>
/// The last bytes from and to the till's devices, for whoever looks for a fault: the oldest make room for the newest.
/// Any thread may keep and export.
/// </summary>
/// <param name="capacityBytes">Bytes that it holds at most, each entry with <see cref="EntryBytes"/> more.</param>
/// <param name="clock">Says when.</param>
public sealed class DiagnosticRing(int capacityBytes, TimeProvider clock)
{
    /// <summary>What an entry takes besides its bytes.</summary>
    public const int EntryBytes = 64;

    private const int BytesPerLine = 16;

    private readonly Lock gate = new();
    private readonly Queue<Entry> entries = new();
    private int held;

    /// <summary>
    /// Keeps a copy of these bytes; of more than there is room for, the last. A device is named by its id.
    /// </summary>
    public void Keep(string device, DiagnosticWay way, ReadOnlySpan<byte> bytes)
    {
        var room = Math.Max(0, capacityBytes - EntryBytes);
        var kept = bytes.Length <= room ? bytes.ToArray() : bytes[^room..].ToArray();
        var entry = new Entry(clock.GetUtcNow(), device, way, kept);
        lock (gate)
        {
            entries.Enqueue(entry);
            for (held += entry.Size; held > capacityBytes && entries.Count > 1;)
            {
                held -= entries.Dequeue().Size;
            }
        }
    }

    /// <summary>Keeps what became of a device, in words.</summary>
    public void Note(string device, string text) => Keep(device, DiagnosticWay.Note, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// All of it as text, oldest first: a line with time (UTC), device and way, and below it the bytes as a hex dump.
    /// </summary>
    public string Export()
    {
        Entry[] all;
        lock (gate)
        {
            all = [.. entries];
        }

        var text = new StringBuilder();
        foreach (var entry in all)
        {
            var at = entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{at} {entry.Device} ");
            if (entry.Way == DiagnosticWay.Note)
            {
                text.Append("note ").Append(Shown(Encoding.UTF8.GetString(entry.Bytes))).Append('\n');
            }
            else
            {
                var way = entry.Way == DiagnosticWay.In ? "in" : "out";
                text.Append(CultureInfo.InvariantCulture, $"{way} {entry.Bytes.Length}\n");
                Dump(text, entry.Bytes);
            }
        }

        return text.ToString();
    }

    private static void Dump(StringBuilder text, byte[] bytes)
    {
        for (var from = 0; from < bytes.Length; from += BytesPerLine)
        {
            var line = bytes.AsSpan(from, Math.Min(BytesPerLine, bytes.Length - from));
            text.Append(CultureInfo.InvariantCulture, $"  {from:X6} ");
            foreach (var one in line)
            {
                text.Append(CultureInfo.InvariantCulture, $" {one:X2}");
            }

            text.Append(' ', ((BytesPerLine - line.Length) * 3) + 2);
            foreach (var one in line)
            {
                text.Append(one is >= 0x20 and < 0x7F ? (char)one : '.');
            }

            text.Append('\n');
        }
    }

    // One line, whatever a device called itself.
    private static string Shown(string note) =>
        string.Create(note.Length, note, static (shown, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                shown[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });

    private sealed record Entry(DateTimeOffset At, string Device, DiagnosticWay Way, byte[] Bytes)
    {
        public int Size => EntryBytes + Bytes.Length;
    }
}
