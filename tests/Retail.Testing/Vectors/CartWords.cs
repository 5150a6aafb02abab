using System.Globalization;
using Retail.Pricing.Promotions;

namespace Retail.Testing.Vectors;

/// <summary>What a cart's own words are called in the engine, whose codes have fewer letters.</summary>
internal sealed class CartWords(CartVector.Cart cart)
{
    private readonly List<string> tags = [];
    private readonly List<(string Word, string Code)> coupons = [];

    /// <summary>The coupon codes that were entered and that a promotion asks for.</summary>
    public IReadOnlyList<string> Codes =>
        [.. coupons.Where(coupon => cart.Codes?.Contains(coupon.Word) == true).Select(coupon => coupon.Code)];

    public static string Sku(int line) => string.Create(CultureInfo.InvariantCulture, $"L{line:0000}");

    public string Tag(string tag)
    {
        if (!tags.Contains(tag))
        {
            tags.Add(tag);
        }

        return string.Create(CultureInfo.InvariantCulture, $"tag-{tags.IndexOf(tag)}");
    }

    /// <summary>A coupon of one promotion: a word that several ask for is one coupon of each.</summary>
    public string Coupon(string word)
    {
        coupons.Add((word, string.Create(CultureInfo.InvariantCulture, $"CODE-{coupons.Count}")));
        return coupons[^1].Code;
    }

    public Target Target(CartVector.Target? target)
    {
        if (target is null)
        {
            return Retail.Pricing.Promotions.Target.Everything;
        }

        // Here a target names SKUs and tags that must both hold, in the engine either does.
        var skus = target.Skus is null ? null : Skus(line => target.Skus.Contains(line.Sku ?? line.Id));
        if (target is { Skus: not null, TagsAny: not null })
        {
            skus = Skus(line => target.Skus.Contains(line.Sku ?? line.Id) &&
                (line.Tags ?? []).Intersect(target.TagsAny).Any());
        }

        return new Target(
            skus ?? [],
            [],
            skus is null && target.TagsAny is { } any ? [.. any.Select(Tag)] : null,
            new Exclusion(
                Tags: target.TagsNone is { } none ? [.. none.Select(Tag)] : null,
                Reduced: target.ExcludeAlreadyDiscounted,
                Below: target.UnitPriceMin is { } least ? least / 100m : null,
                Above: target.UnitPriceMax is { } most ? most / 100m : null));
    }

    private string[] Skus(Func<CartVector.Line, bool> isMeant)
    {
        string[] skus = [.. cart.Lines.Index().Where(line => isMeant(line.Item)).Select(line => Sku(line.Index))];
        return skus.Length > 0 ? skus : ["none"];
    }
}
