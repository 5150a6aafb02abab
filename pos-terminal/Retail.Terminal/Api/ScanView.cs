using Retail.Abstractions.Catalog;
using Retail.Terminal.Searching;

namespace Retail.Terminal.Api;

/// <summary>What was made of what was typed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sale">The sale as it is now, or null when there are choices.</param>
/// <param name="Line">Id of the line that was added or raised, or null.</param>
/// <param name="Quantity">How much was asked for.</param>
/// <param name="Choices">What the cashier may choose from, each with its price here and now.</param>
/// <param name="Receipt">Number of the receipt to look at, or null.</param>
internal sealed record ScanView(
    ScanKind Kind, SaleView? Sale, string? Line, decimal Quantity, IReadOnlyList<PricedVariant> Choices,
    string? Receipt)
{
    public static ScanView Of(ScanAnswer answer, DateTimeOffset now) => new(
        answer.Kind, answer.Sale is { } sale ? SaleView.Of(sale, now) : null, answer.Line, answer.Quantity,
        answer.Choices, answer.Receipt);
}
