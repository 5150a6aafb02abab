namespace Retail.Devices.Printing;

/// <summary>How the print of one job ended.</summary>
/// <param name="Verdict">What became of it; never <see cref="PrintVerdict.Going"/>.</param>
/// <param name="LinesPerhapsOut">Lines of it that may be on paper, 0 when certainly none.</param>
/// <param name="Proof">What proved it, or should have.</param>
public readonly record struct PrintEnd(PrintVerdict Verdict, int LinesPerhapsOut, PrintProof Proof);
