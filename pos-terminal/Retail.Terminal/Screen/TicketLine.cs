using System.Globalization;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;
using Retail.Terminal.Api;

namespace Retail.Terminal.Screen;

/// <summary>A line of the quote in the order of ringing up.</summary>
/// <param name="Id">The basket's line that its buttons change: the last of those that it is made of.</param>
/// <param name="Own">How much of it is that line's.</param>
/// <param name="Quote">The line.</param>
internal sealed record TicketLine(string Id, Quantity Own, QuoteLine Quote)
{
    public bool IsPieces => Quote.Unit == UnitOfMeasure.Piece;

    /// <summary>One more or one less of it, as the command says it; null when the line would be gone.</summary>
    public string? More(int by) =>
        Own.Value + by > 0 ? (Own.Value + by).ToString(CultureInfo.InvariantCulture) : null;

    public static IReadOnlyList<TicketLine> Of(SaleView? sale)
    {
        if (sale is null)
        {
            return [];
        }

        var byLine = sale.Quote.Lines
            .SelectMany(line => line.LineIds.Select(id => (Id: id, Line: line)))
            .ToDictionary(pair => pair.Id, pair => pair.Line, StringComparer.Ordinal);
        return [.. sale.Lines
            .Where(line => byLine.ContainsKey(line.Id))
            .GroupBy(line => byLine[line.Id], ReferenceEqualityComparer.Instance)
            .Select(group => new TicketLine(group.Last().Id, group.Last().Quantity, byLine[group.Last().Id]))];
    }
}
