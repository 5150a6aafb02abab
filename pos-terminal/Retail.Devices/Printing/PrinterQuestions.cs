using System.Text;

namespace Retail.Devices.Printing;

/// <summary>What a printer is asked, as bytes; the answers are <see cref="PrinterAnswers"/>.</summary>
public static class PrinterQuestions
{
    /// <summary>How it is right now, past everything that waits in its buffer (<c>DLE EOT n</c>).</summary>
    public static ReadOnlyMemory<byte> Now(RealTimeTopic topic) => new byte[] { 0x10, 0x04, (byte)topic };

    /// <summary>How it is for paper once it has come to this question in its buffer (<c>GS r 1</c>).</summary>
    public static ReadOnlyMemory<byte> PaperInTurn { get; } = new byte[] { 0x1D, (byte)'r', 1 };

    /// <summary>To say by itself when something changes, or to stop saying so (<c>GS a n</c>).</summary>
    public static ReadOnlyMemory<byte> TellChanges(bool tell) =>
        new byte[] { 0x1D, (byte)'a', (byte)(tell ? 0x0F : 0) };

    /// <summary>Who it is (<c>GS I n</c>).</summary>
    public static ReadOnlyMemory<byte> Who(PrinterIdentity what) => new byte[] { 0x1D, (byte)'I', (byte)what };

    /// <summary>To say this once everything before it is on paper (<c>GS ( H</c>, function 48).</summary>
    public static ReadOnlyMemory<byte> Processed(ProcessId id)
    {
        var command = new byte[] { 0x1D, (byte)'(', (byte)'H', 6, 0, 48, 48, 0, 0, 0, 0 };
        Encoding.ASCII.GetBytes(id.ToString(), command.AsSpan(7));
        return command;
    }
}
