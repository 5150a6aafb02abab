using Retail.Abstractions.Catalog;
using Retail.Abstractions.Quotes;

namespace Retail.Terminal.Selling;

/// <summary>A line that was taken out of a sale and can come back.</summary>
/// <param name="Line">As it was.</param>
/// <param name="At">How many lines stood before it.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Unit">What it is sold by.</param>
internal sealed record VoidedLine(BasketLine Line, int At, LocalText Name, UnitOfMeasure Unit);
