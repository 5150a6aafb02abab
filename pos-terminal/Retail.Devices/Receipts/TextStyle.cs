namespace Retail.Devices.Receipts;

/// <summary>How a text looks; the default is plain, at the left.</summary>
/// <param name="Align">Where it stands.</param>
/// <param name="Bold">Darker.</param>
/// <param name="Wide">Twice as wide: half as many characters fit on a line.</param>
/// <param name="Tall">Twice as tall.</param>
public readonly record struct TextStyle(
    Alignment Align = Alignment.Left, bool Bold = false, bool Wide = false, bool Tall = false);
