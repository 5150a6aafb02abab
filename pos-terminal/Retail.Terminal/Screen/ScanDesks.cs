using Retail.Terminal.Searching;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Screen;

/// <summary>Who answers what is typed into the field.</summary>
internal sealed record ScanDesks(ScanRouter Router, SaleDesk Sales);
