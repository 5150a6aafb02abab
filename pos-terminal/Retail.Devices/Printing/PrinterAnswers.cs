using System.Globalization;
using System.Text;

namespace Retail.Devices.Printing;

/// <summary>
/// Reads what a printer answers. The kinds of answers are told apart by their fixed bits, so that every byte is part of
/// exactly one, of a longer one that is still to come, or of none.
/// </summary>
public static class PrinterAnswers
{
    /// <summary>Longest answer: an identity of 80 letters between its head and its end.</summary>
    public const int MaxLength = 82;

    private const byte GoOn = 0x11;
    private const byte Stop = 0x13;
    private const byte DoneHead = 0x37;
    private const byte DoneKind = 0x22;
    private const byte IdentityHead = 0x5F;
    private const int DoneLength = 7;
    private const int ChangeLength = 4;

    /// <summary>
    /// The first answer in these bytes and how many it takes: null and 0 when it is not complete yet; and
    /// <c>device.bad-printer-answer</c> when the first byte belongs to none, which takes that byte.
    /// </summary>
    public static Outcome<PrinterAnswer?> Read(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        if (bytes.IsEmpty)
        {
            return (PrinterAnswer?)null;
        }

        // 0xx0xxxx in turn, 0xx1xx10 in real time, 0xx1xx00 a change; bit 7 is never set.
        var first = bytes[0];
        var answer = first switch
        {
            >= 0x80 => Bad(bytes, 0),
            GoOn => new PrinterAnswer.Flow(GoOn: true),
            Stop => new PrinterAnswer.Flow(GoOn: false),
            DoneHead => Done(bytes),
            IdentityHead => Identity(bytes),
            _ when (first & 0x10) == 0 => new PrinterAnswer.InTurn(first),
            _ when (first & 0x03) == 0x02 => new PrinterAnswer.RealTime(first),
            _ when (first & 0x03) == 0 => Change(bytes),
            _ => Bad(bytes, 0),
        };
        used = answer.IsRefused ? 1 : answer.Value switch
        {
            null => 0,
            PrinterAnswer.Done => DoneLength,
            PrinterAnswer.Change => ChangeLength,
            PrinterAnswer.Identity identity => identity.Text.Length + 2,
            _ => 1,
        };
        return answer;
    }

    private static Outcome<PrinterAnswer?> Done(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        for (var i = 1; i < Math.Min(bytes.Length, DoneLength); i++)
        {
            var isRight = i switch
            {
                1 => bytes[i] == DoneKind,
                DoneLength - 1 => bytes[i] == 0,
                _ => bytes[i] is >= (byte)'0' and <= (byte)'9',
            };
            if (!isRight)
            {
                return Bad(bytes, i);
            }

            number = i is > 1 and < DoneLength - 1 ? (number * 10) + (bytes[i] - '0') : number;
        }

        return bytes.Length < DoneLength ? (PrinterAnswer?)null : new PrinterAnswer.Done(new ProcessId(number));
    }

    private static Outcome<PrinterAnswer?> Identity(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < Math.Min(bytes.Length, MaxLength); i++)
        {
            if (bytes[i] == 0)
            {
                return new PrinterAnswer.Identity(Encoding.ASCII.GetString(bytes[1..i]));
            }

            if (bytes[i] is < 0x20 or > 0x7E)
            {
                return Bad(bytes, i);
            }
        }

        return bytes.Length < MaxLength ? (PrinterAnswer?)null : Bad(bytes, MaxLength - 1);
    }

    private static Outcome<PrinterAnswer?> Change(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < Math.Min(bytes.Length, ChangeLength); i++)
        {
            if ((bytes[i] & 0x90) != 0)
            {
                return Bad(bytes, i);
            }
        }

        return bytes.Length < ChangeLength ? (PrinterAnswer?)null : new PrinterAnswer.Change(PrinterBits.Change(bytes));
    }

    private static Outcome<PrinterAnswer?> Bad(ReadOnlySpan<byte> bytes, int at) => Refusal.Of(
        RefusalKind.Malformed,
        "device.bad-printer-answer",
        ("value", bytes[at].ToString("X2", CultureInfo.InvariantCulture)),
        ("offset", at.ToString(CultureInfo.InvariantCulture)));
}
