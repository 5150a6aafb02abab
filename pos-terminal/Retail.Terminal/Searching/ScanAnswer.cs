using Retail.Abstractions.Catalog;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Searching;

/// <summary>What was made of a scan or of what was typed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sale">The sale as it is now, or null when there are choices.</param>
/// <param name="Line">Id of the line that was added or raised, or null.</param>
/// <param name="Quantity">How much was asked for; the cashier's choice is rung up so many times.</param>
/// <param name="Choices">What the cashier may choose from.</param>
internal sealed record ScanAnswer(
    ScanKind Kind, Sale? Sale, string? Line, decimal Quantity, IReadOnlyList<PricedVariant> Choices)
{
    /// <summary>Number of the receipt to look at, or null.</summary>
    public string? Receipt { get; init; }
}
