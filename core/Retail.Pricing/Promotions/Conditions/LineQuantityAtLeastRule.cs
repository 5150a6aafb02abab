namespace Retail.Pricing.Promotions.Conditions;

/// <inheritdoc cref="LineQuantityAtLeast"/>
internal sealed class LineQuantityAtLeastRule(LineQuantityAtLeast condition) : ConditionRule
{
    private readonly TargetTest target = new(condition.Target);

    public override TargetTest Target => target;

    public override Missing? Ask(LaneState state, Contender contender)
    {
        var (most, ofSku) = (0m, 0m);
        var lines = state.Basket.Lines;
        for (var line = 0; line < lines.Length; line++)
        {
            // Lines of one SKU that is measured follow one another.
            var sku = line > 0 ? lines[line - 1].Variant.Sku : null;
            var isSame = string.Equals(lines[line].Variant.Sku, sku, StringComparison.Ordinal);
            ofSku = (isSame ? ofSku : 0) + (contender.Means(target, line) ? lines[line].Quantity.Value : 0);
            most = Math.Max(most, ofSku);
        }

        return most >= condition.Quantity ? null : new Missing(condition.Quantity - most, 0);
    }
}
