using System.Text.Json;

namespace Retail.Plugins.Simulator;

/// <summary>
/// The simulated bank's memory: an append-only file of JSON lines, on disk before anybody hears of it, so that a
/// payment outlives the process as it would at a real bank.
/// </summary>
internal sealed class PaymentBook : IDisposable
{
    private const byte NewLine = (byte)'\n';

    private readonly Dictionary<PaymentId, PaymentLine> lines = [];

    private readonly Lock gate = new();

    private readonly FileStream file;

    private PaymentBook(FileStream file) => this.file = file;

    /// <summary>Opens or makes the file. One process at a time may have it.</summary>
    public static PaymentBook Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var book = new PaymentBook(file);
            book.ReadAll();
            return book;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public PaymentLine? Find(PaymentId payment)
    {
        lock (gate)
        {
            return lines.GetValueOrDefault(payment);
        }
    }

    /// <summary>Decides and writes in one step: the line that stands, and what stands after it.</summary>
    public PaymentLine Write(PaymentId payment, Func<PaymentLine?, PaymentLine> decide)
    {
        lock (gate)
        {
            var known = lines.GetValueOrDefault(payment);
            var line = decide(known);
            if (line != known)
            {
                file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, SimulatorJson.PaymentLine), NewLine]);
                file.Flush(flushToDisk: true);
                lines[payment] = line;
            }

            return line;
        }
    }

    public void Dispose() => file.Dispose();

    private void ReadAll()
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        // A line without its end was being written when the power went: nobody had the answer yet, so it never was.
        var end = Array.LastIndexOf(bytes, NewLine) + 1;
        file.SetLength(end);
        file.Seek(end, SeekOrigin.Begin);
        foreach (var range in bytes.AsSpan(0, end).Split(NewLine))
        {
            if (!bytes.AsSpan(0, end)[range].IsEmpty)
            {
                var line = JsonSerializer.Deserialize(bytes.AsSpan(0, end)[range], SimulatorJson.PaymentLine)!;
                lines[line.Payment] = line;
            }
        }
    }
}
