namespace Retail.Terminal.Tendering;

/// <summary>A receipt and how far its printing is.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sale">Its sale.</param>
/// <param name="Sequence">The journal's fact that it prints.</param>
/// <param name="Copies">How many prints before this one may have come out.</param>
/// <param name="Started">Whether a print has begun whose end nobody knows.</param>
/// <param name="Printed">Whether the printer has confirmed it.</param>
/// <param name="LinesOut">Lines of the last print that may be on paper, when nobody knows its end.</param>
internal sealed record ReceiptRow(
    string Number, OrderId Sale, long Sequence, int Copies, bool Started, bool Printed, int LinesOut);
