using Retail.Pricing;

namespace Retail.Terminal.Labels;

/// <summary>Goods with their label read.</summary>
/// <param name="Goods">What they are.</param>
/// <param name="Quantity">How much the label stands for.</param>
/// <param name="IsMeasured">Whether the label says so itself.</param>
internal sealed record LabelledGoods(BookVariant Goods, decimal Quantity, bool IsMeasured = false);
