using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Plugins.Simulator;

/// <summary>A customer's display of two lines with twenty letters; what it does not understand it leaves out.</summary>
internal sealed class SimulatedDisplay : IBytePort
{
    private const int Columns = 20;
    private const byte Esc = 0x1B;
    private const byte Us = 0x1F;
    private const byte WesternEurope = 19;

    private readonly Lock gate = new();
    private readonly char[] letters = new char[2 * Columns];
    private readonly List<byte> begun = [];
    private Encoding table = TableOf(0);
    private int at;

    public SimulatedDisplay() => Array.Fill(letters, ' ');

    public string Id => "simulated-display";

    public PortUse Use => PortUse.Display;

    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IByteLink>(new Link(this));

    public SimulatedGlass Look()
    {
        lock (gate)
        {
            return new SimulatedGlass(new string(letters, 0, Columns), new string(letters, Columns, Columns));
        }
    }

    private static Encoding TableOf(byte slot) =>
        CodePagesEncodingProvider.Instance.GetEncoding(slot == WesternEurope ? 858 : 437)!;

    private static int LengthOf(List<byte> command) => command switch
    {
        [Us, (byte)'$', ..] => 4,
        [Esc, (byte)'t', ..] or [Us, (byte)'C', ..] => 3,
        [Esc or Us, ..] => 2,
        _ => 1,
    };

    private void Take(byte one)
    {
        begun.Add(one);
        if (begun.Count < LengthOf(begun))
        {
            return;
        }

        switch (begun)
        {
            case [Esc, (byte)'@']:
                Array.Fill(letters, ' ');
                (at, table) = (0, TableOf(0));
                break;
            case [Esc, (byte)'t', var slot]:
                table = TableOf(slot);
                break;
            case [Us, (byte)'$', >= 1 and <= Columns, 1 or 2]:
                at = ((begun[3] - 1) * Columns) + begun[2] - 1;
                break;
            case [>= 0x20]:
                letters[at] = table.GetChars([one])[0];
                at = (at + 1) % letters.Length;
                break;
            default:
                break;
        }

        begun.Clear();
    }

    private sealed class Link(SimulatedDisplay display) : IByteLink
    {
        public bool CanRead => false;

        public ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            lock (display.gate)
            {
                foreach (var one in bytes.Span)
                {
                    display.Take(one);
                }
            }

            return ValueTask.FromResult(bytes.Length);
        }

        public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A display says nothing.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
