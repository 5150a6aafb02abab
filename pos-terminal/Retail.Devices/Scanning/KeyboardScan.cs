using System.Globalization;
using System.Text;
using Retail.Abstractions.Devices;

namespace Retail.Devices.Scanning;

/// <summary>
/// Makes scans of the keys that a scanner presses, by the keys' codes and the kernel's times: neither the system's
/// layout nor a busy till changes them. Control characters come as Ctrl with a key (GS is Ctrl and the right bracket)
/// or as a number on the keypad with Alt (Alt+029). Not for several threads.
/// </summary>
/// <param name="scanner">Whose keys they are, for the sentences.</param>
public sealed class KeyboardScan(string scanner)
{
    /// <summary>Longer than this no scanner waits between two keys of a scan.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private const ushort Synchronisation = 0;
    private const ushort Key = 1;
    private const ushort Dropped = 3;
    private const int Up = 0;
    private const int Down = 1;
    private const int MaxAltDigits = 4;
    private const int MaxCharacter = 255;
    private const char FirstOfControls = '@';
    private const char LastOfControls = '_';

    private readonly StringBuilder text = new();
    private readonly HashSet<int> held = [];
    private long last;
    private string alt = string.Empty;
    private bool isCaps;
    private bool isBroken;
    private bool isTooLong;
    private bool isBlind;
    private bool hasHole;

    /// <summary>Whether something was typed whose end has not come.</summary>
    public bool IsWithin => text.Length > 0 || isBroken || isTooLong;

    /// <summary>Whether this scanner ends its scans with a key: then one without an end is a torn one.</summary>
    public bool HasEnds { get; private set; }

    private bool IsShifted => held.Contains(UsKeys.LeftShift) || held.Contains(UsKeys.RightShift);

    private bool IsControl => held.Contains(UsKeys.LeftControl) || held.Contains(UsKeys.RightControl);

    private bool IsAlt => held.Contains(UsKeys.LeftAlt) || held.Contains(UsKeys.RightAlt);

    /// <summary>
    /// What the next event completes, in order: none, one, or a torn scan and the one behind it. Refused with
    /// <c>device.scan-torn</c>, <c>device.scan-too-long</c>, or <c>device.scan-bad-key</c> where a key was pressed that
    /// means nothing: a scan with a hole is none.
    /// </summary>
    public IReadOnlyList<Outcome<Scan>> Take(KeyEvent one)
    {
        var scans = new List<Outcome<Scan>>();
        if (one.Type == Synchronisation)
        {
            Synchronise(one.Code, scans);
            return scans;
        }

        if (one.Type != Key || isBlind)
        {
            return scans;
        }

        if (one.Value == Down && unchecked(one.Microseconds - last) > Pause.TotalMicroseconds)
        {
            scans.AddRange(Rest() is { } before ? [before] : Array.Empty<Outcome<Scan>>());
            hasHole = false;
        }

        last = one.Microseconds;
        switch (one.Value)
        {
            case Down:
                held.Add(one.Code);
                Press(one.Code, scans);
                break;
            case Up:
                held.Remove(one.Code);
                if (one.Code is UsKeys.LeftAlt or UsKeys.RightAlt)
                {
                    EndAlt();
                }

                break;
        }

        return scans;
    }

    /// <summary>
    /// Nothing was pressed for longer than <see cref="Pause"/>. A scanner that presses no key at the end is done; of
    /// another the scan is torn.
    /// </summary>
    public Outcome<Scan>? Rest() => !IsWithin ? null
        : HasEnds || hasHole ? Torn()
        : Complete();

    /// <summary>The scanner is gone: what was typed belongs to nothing. True when there was some.</summary>
    public bool Break()
    {
        var was = IsWithin;
        Begin();
        held.Clear();
        (alt, isCaps, isBlind) = (string.Empty, false, false);
        return was;
    }

    /// <summary>
    /// The kernel tells that it had to drop events: what they were part of is torn, up to its end, for the rest of a
    /// number may be the number of another item.
    /// </summary>
    private void Synchronise(ushort code, List<Outcome<Scan>> scans)
    {
        if (code == Dropped)
        {
            isBlind = true;
            held.Clear();
            alt = string.Empty;
            scans.Add(Torn());
            hasHole = true;
        }
        else if (isBlind)
        {
            isBlind = false;
        }
    }

    private void Press(int code, List<Outcome<Scan>> scans)
    {
        switch (code)
        {
            case UsKeys.Enter or UsKeys.PadEnter or UsKeys.Tab:
                HasEnds = true;
                scans.AddRange(Complete() is { } scan ? [scan] : Array.Empty<Outcome<Scan>>());
                return;
            case UsKeys.CapsLock:
                isCaps = !isCaps;
                return;
            case UsKeys.LeftShift or UsKeys.RightShift or UsKeys.LeftControl or UsKeys.RightControl or UsKeys.LeftAlt
                or UsKeys.RightAlt or UsKeys.NumLock:
                return;
        }

        // Set as a prefix, a function key says that a scan begins.
        if (UsKeys.IsFunction(code))
        {
            scans.AddRange(IsWithin ? [Torn()] : Array.Empty<Outcome<Scan>>());
        }
        else if (IsAlt && UsKeys.PadDigit(code) is { } digit)
        {
            alt += digit.ToString(CultureInfo.InvariantCulture);
            isBroken |= alt.Length > MaxAltDigits;
        }
        else
        {
            Type(code);
        }
    }

    private void Type(int code)
    {
        if (IsAlt || UsKeys.Character(code, isShifted: false) is not { } plain)
        {
            isBroken = true;
            return;
        }

        var shifted = IsShifted != (isCaps && char.IsAsciiLetter(plain));
        var character = UsKeys.Character(code, shifted)!.Value;
        if (!IsControl)
        {
            Append(character);
            return;
        }

        var upper = char.ToUpperInvariant(character);
        isBroken |= upper is < FirstOfControls or > LastOfControls;
        Append((char)(upper & 0x1F));
    }

    private void EndAlt()
    {
        if (alt.Length > 0)
        {
            var number = int.Parse(alt[..Math.Min(alt.Length, MaxAltDigits)], CultureInfo.InvariantCulture);

            // Above ASCII, numbers without a zero in front are of old computers' code page, and some with one of
            // Windows': neither is what a symbol holds.
            isBroken |= number is 0 or > MaxCharacter or (> 127 and < 160) || (number > 127 && alt[0] != '0');
            Append((char)Math.Min(number, MaxCharacter));
            alt = string.Empty;
        }
    }

    private void Append(char character)
    {
        isTooLong |= text.Length >= HidScanReader.MaxCharacters + 3;
        if (!isTooLong)
        {
            text.Append(character);
        }
    }

    private Outcome<Scan>? Complete()
    {
        Outcome<Scan>? scan = isTooLong ? ScanRefusals.TooLong()
            : isBroken ? Refusal.Of(RefusalKind.Malformed, "device.scan-bad-key", ("scanner", scanner))
            : text.Length == 0 ? default(Outcome<Scan>?)
            : hasHole ? ScanRefusals.Torn(scanner)
            : ScanLines.Scan(text.ToString());
        Begin();
        return scan;
    }

    private Outcome<Scan> Torn()
    {
        Begin();
        return ScanRefusals.Torn(scanner);
    }

    private void Begin()
    {
        text.Clear();
        (isBroken, isTooLong, hasHole) = (false, false, false);
    }
}
