using System.Globalization;
using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Testing.Devices.Printers;

/// <summary>
/// A printer of receipts with its buffer, its commands and its paper, which outlives every link; it can be unplugged at
/// any byte of either way, run out of paper, have its cover opened, stop taking bytes, and keep silent.
/// </summary>
public sealed class PaperPrinter(PaperPrinterTraits traits) : IBytePort, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly PrinterCommands commands = new();
    private readonly List<byte> buffer = [];
    private readonly List<string> paper = [];
    private readonly List<byte> received = [];

    private PaperPrinterLink? link;
    private bool tells;
    private byte[] lastTold = [];
    private long unplugAt = long.MaxValue;
    private long answersLeft = long.MaxValue;
    private int linesLeft = int.MaxValue;
    private bool covered = true;
    private bool refuses;

    public string Id => "paper-printer";

    public PortUse Use => PortUse.Printer;

    public PaperPrinterTraits Traits { get; set; } = traits;

    /// <summary>Whether it can be opened now.</summary>
    public bool IsPlugged { get; set; } = true;

    /// <summary>While this holds it answers nothing, whatever it has printed.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While this holds it does not say identities, though it answers everything else.</summary>
    public bool ForgetsIdentities { get; set; }

    /// <summary>Bytes that it has taken since it was made.</summary>
    public long Taken { get; private set; }

    /// <summary>Bytes that it has answered since it was made.</summary>
    public long Answered { get; private set; }

    /// <summary>Pulses to the drawer.</summary>
    public int Drawers => Locked(() => commands.Drawers);

    /// <summary>Whether the drawer's wire is high.</summary>
    public bool DrawerHigh
    {
        get;
        set
        {
            field = value;
            Locked(Tell);
        }
    }

    /// <summary>Everything that came out, line by line.</summary>
    public IReadOnlyList<string> Paper => Locked<IReadOnlyList<string>>(() => [.. paper]);

    public byte[] Received => Locked(() => received.ToArray());

    /// <summary>Before it prints so many lines more, the paper is out.</summary>
    public int LinesLeft
    {
        get => Locked(() => linesLeft);
        set => Locked(() =>
        {
            linesLeft = value;
            Work();
            Tell();
        });
    }

    public bool IsCovered
    {
        get => Locked(() => covered);
        set => Locked(() =>
        {
            covered = value;
            Work();
            Tell();
        });
    }

    /// <summary>While this holds it takes no bytes and does not say why.</summary>
    public bool Refuses
    {
        get => Locked(() => refuses);
        set => Locked(() =>
        {
            refuses = value;
            link?.Room();
        });
    }

    /// <summary>It is unplugged when it has taken so many bytes more.</summary>
    public void UnplugAfterTaking(long bytes) => Locked(() => unplugAt = Taken + bytes);

    /// <summary>It is unplugged when it has answered so many bytes more.</summary>
    public void UnplugAfterAnswering(long bytes) => Locked(() => answersLeft = bytes);

    public void Unplug() => Locked(Gone);

    /// <summary>Says something that nobody asked.</summary>
    public void Say(params byte[] bytes) => Locked(() => Answer(bytes));

    /// <summary>How often these lines stand on the paper, one after the other.</summary>
    public int Count(IReadOnlyList<string> lines)
    {
        var all = Paper;
        return Enumerable.Range(0, Math.Max(0, all.Count - lines.Count + 1))
            .Count(at => lines.Select((line, i) => all[at + i] == line).All(same => same));
    }

    public Task<IByteLink> OpenAsync(CancellationToken cancellationToken) => Locked(() =>
    {
        if (!IsPlugged)
        {
            throw new IOException("No printer is plugged in.");
        }

        if (link is { IsOver: false })
        {
            throw new IOException("The printer is in use.");
        }

        link = new PaperPrinterLink(this, Traits.CanRead);
        return Task.FromResult<IByteLink>(link);
    });

    public async ValueTask DisposeAsync()
    {
        if (link is { } last)
        {
            await last.DisposeAsync();
        }
    }

    /// <summary>Takes what there is room for, up to where it is unplugged; null when there is no room.</summary>
    internal int? Take(ReadOnlySpan<byte> bytes, PaperPrinterLink from)
    {
        lock (gate)
        {
            if (from.IsOver)
            {
                throw new IOException("Unplugged.");
            }

            var room = refuses ? 0 : Math.Min(Traits.MostAtOnce, Traits.BufferBytes - buffer.Count);
            if (room <= 0)
            {
                return null;
            }

            var taken = (int)Math.Min(Math.Min(room, bytes.Length), unplugAt - Taken);
            for (var i = 0; i < taken && !from.IsOver; i++)
            {
                Receive(bytes[i]);
            }

            if (Taken >= unplugAt)
            {
                Gone();
            }

            if (from.IsOver)
            {
                // The sender does not hear how many it took.
                throw new IOException("Unplugged.");
            }

            return taken;
        }
    }

    private void Receive(byte one)
    {
        var pulses = commands.Drawers;
        Taken++;
        buffer.Add(one);
        received.Add(one);
        if (received is [.., 0x10, 0x04, >= 1 and <= 4] && Traits.AnswersNow)
        {
            Answer([StatusNow(received[^1])]);
        }

        if (received is [.., 0x10, 0x14, 1, 0 or 1, >= 1 and <= 8])
        {
            commands.Drawers++;
        }

        Work();
        if (Traits.HasDrawer && commands.Drawers > pulses)
        {
            DrawerHigh = true;
        }
    }

    /// <summary>Does the complete commands in its buffer, as long as there is paper under a closed cover.</summary>
    private void Work()
    {
        while (covered && linesLeft > 0 && commands.Step(buffer) is { } done)
        {
            if (done.Line is { } line)
            {
                paper.Add(line);
                linesLeft -= linesLeft == int.MaxValue ? 0 : 1;
            }

            Answer(AnswerTo(done));
        }

        Tell();
        link?.Room();
    }

    private byte[] AnswerTo(PrinterStep done)
    {
        tells = done.Tells ?? tells;
        lastTold = done.Tells == true ? [] : lastTold;
        return done switch
        {
            { ProcessId: { } id } when Traits.KnowsProcessIds && !ForgetsIdentities =>
                [0x37, 0x22, .. Encoding.ASCII.GetBytes(id), 0],
            { AsksPaper: true } when Traits.AnswersInTurn => [0],
            { AsksModel: true } when Traits is { AnswersInTurn: true, Model: { } model } =>
                [0x5F, .. Encoding.ASCII.GetBytes(model), 0],
            _ => [],
        };
    }

    private byte StatusNow(byte topic) => topic switch
    {
        1 => (byte)(0x12 | (linesLeft <= 0 || !covered ? 8 : 0) | (DrawerHigh ? 4 : 0)),
        2 => (byte)(0x12 | (covered ? 0 : 4) | (linesLeft > 0 ? 0 : 0x20)),
        3 => 0x12,
        _ => (byte)(0x12 | (linesLeft > 0 ? 0 : 0x60)),
    };

    private void Tell()
    {
        byte[] now =
        [
            (byte)(0x10 | (linesLeft <= 0 || !covered ? 8 : 0) | (covered ? 0 : 0x20) | (DrawerHigh ? 4 : 0)),
            0, (byte)(linesLeft > 0 ? 0 : 0x0C), 0,
        ];
        if (tells && Traits.TellsChanges && !now.AsSpan().SequenceEqual(lastTold))
        {
            lastTold = now;
            Answer(now);
        }
    }

    private void Answer(byte[] bytes)
    {
        if (IsSilent || link is not { IsOver: false } to)
        {
            return;
        }

        foreach (var one in bytes)
        {
            if (answersLeft <= 0)
            {
                Gone();
                return;
            }

            answersLeft -= answersLeft == long.MaxValue ? 0 : 1;
            Answered++;
            to.Say(one);
        }
    }

    private void Gone()
    {
        link?.End();
        tells = false;
        (unplugAt, answersLeft) = (long.MaxValue, long.MaxValue);
        if (!Traits.KeepsBuffer)
        {
            buffer.Clear();
            commands.PowerLost();
        }
    }

    private void Locked(Action act)
    {
        lock (gate)
        {
            act();
        }
    }

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{paper.Count} lines, {Taken} bytes");
}
