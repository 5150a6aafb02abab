using Retail.Abstractions.Quotes;
using Retail.Pricing.Promotions.Conditions;

namespace Retail.Pricing.Promotions;

/// <summary>
/// The book's promotions by the goods that they name, so that the work for a basket grows with the promotions that
/// concern it and not with the book.
/// </summary>
internal sealed class RuleIndex
{
    private readonly TargetIndex targets = new();
    private readonly Dictionary<string, Rule> byCoupon = new(StringComparer.Ordinal);
    private readonly List<Rule> ofShipping = [];
    private readonly StoreClocks clocks;

    public RuleIndex(BookContent content, StoreClocks clocks)
    {
        this.clocks = clocks;
        var lanes = content.Settings.Lanes.Index()
            .ToDictionary(lane => lane.Item, lane => lane.Index, StringComparer.Ordinal);
        Ranked = [.. content.Promotions
            .OrderByDescending(promotion => promotion.Priority)
            .ThenBy(promotion => promotion.Code, StringComparer.Ordinal)
            .Select((promotion, rank) => new Rule(promotion, rank, lanes[promotion.Lane]))];
        targets.MakeRoom(Ranked);
        foreach (var rule in Ranked)
        {
            Add(rule);
        }
    }

    /// <summary>The goods that its promotions name.</summary>
    public TargetIndex Targets => targets;

    /// <summary>Every promotion of the book, by rank.</summary>
    public Rule[] Ranked { get; }

    /// <summary>Whether a promotion that counts here and now asks for this coupon.</summary>
    public bool KnowsCoupon(string code, QuoteContext context) =>
        byCoupon.TryGetValue(code, out var rule) && rule.Scope.Holds(context);

    /// <summary>
    /// The promotions that count in the basket's context and could reduce one of its lines or its shipping, by rank;
    /// with <paramref name="withCounted"/> also those that merely count one. They are the bench's.
    /// </summary>
    public List<Contender> Concerning(PricedBasket basket, bool withCounted, Workbench bench)
    {
        var hits = bench.Hits;
        hits.Begin(Ranked.Length);
        for (var line = 0; line < basket.Lines.Length; line++)
        {
            targets.AddHits(basket.Lines[line].Goods, line, hits);
        }

        if (basket.Lines.Length > 0)
        {
            foreach (var rule in targets.ReducingAll)
            {
                hits.Add(rule.Rank, 0, 0);
            }
        }

        foreach (var rule in ofShipping)
        {
            hits.Add(rule.Rank, 0, 0);
        }

        foreach (var rank in hits.Ranks)
        {
            var rule = Ranked[rank];
            if (Counts(rule, basket, hits.Of(rank), withCounted))
            {
                var contender = bench.NextContender();
                contender.Begin(rule, basket.Lines.Length, BudgetOf(rule, basket));
                Mark(contender, basket, hits.Of(rank));
            }
        }

        hits.End();
        return bench.Contenders;
    }

    private static long? BudgetOf(Rule rule, PricedBasket basket) =>
        basket.BudgetLeft is { } left && left.TryGetValue(rule.Code, out var minor) ? minor : null;

    private bool Counts(Rule rule, PricedBasket basket, HitList.Chain hits, bool withCounted)
    {
        if (!withCounted && rule.Shipping.Length == 0)
        {
            var canReduce = false;
            foreach (var hit in hits)
            {
                canReduce |= hit.Place <= rule.BenefitTargets.Length;
            }

            if (!canReduce)
            {
                return false;
            }
        }

        return rule.Scope.Holds(basket.Context) &&
            !(basket.UsesLeft.TryGetValue(rule.Code, out var uses) && uses <= 0) &&
            clocks.IsWithin(rule.Promotion.Hours, basket.Context);
    }

    /// <summary>Marks the lines that its targets mean.</summary>
    private static void Mark(Contender contender, PricedBasket basket, HitList.Chain hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Place > 0)
            {
                Mark(contender, hit.Place, basket, hit.Line);
            }
        }

        foreach (var target in contender.Rule.TargetsOfAll)
        {
            for (var line = 0; line < basket.Lines.Length; line++)
            {
                Mark(contender, target.Place, basket, line);
            }
        }
    }

    private static void Mark(Contender contender, int place, PricedBasket basket, int line)
    {
        var target = contender.Rule.Targets[place - 1];
        var isBenefits = place <= contender.Rule.BenefitTargets.Length;
        if (!(isBenefits && basket.Lines[line].IsSetByCashier) && target.Admits(basket.Lines[line]))
        {
            contender.Mark(target, line, isBenefits);
        }
    }

    private void Add(Rule rule)
    {
        foreach (var code in rule.Promotion.Conditions.OfType<CouponEntered>().SelectMany(coupon => coupon.Codes))
        {
            byCoupon[code] = rule;
        }

        targets.Add(rule);
        if (rule.Shipping.Length > 0)
        {
            ofShipping.Add(rule);
        }
    }
}
