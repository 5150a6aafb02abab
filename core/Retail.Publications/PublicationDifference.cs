using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retail.Pricing;
using Retail.Pricing.Prices;

namespace Retail.Publications;

/// <summary>What one publication has that another has not.</summary>
/// <param name="Prices">Prices that differ, by SKU, list and quantity.</param>
/// <param name="Promotions">Promotions that differ, by code.</param>
/// <param name="Variants">How many variants are new, gone or described differently.</param>
/// <param name="Others">
/// How many categories, price lists, tax rates, shipping methods, clocks and settings differ.
/// </param>
/// <param name="Hash">The same for the same difference: 64 lower-case hex digits.</param>
public sealed record PublicationDifference(
    IReadOnlyList<PriceChange> Prices,
    IReadOnlyList<PromotionChange> Promotions,
    int Variants,
    int Others,
    string Hash)
{
    /// <summary>How many things differ.</summary>
    public int Count => Prices.Count + Promotions.Count + Variants + Others;

    /// <summary>Compares two contents; without a first one everything is new.</summary>
    public static PublicationDifference Between(PublicationContent? before, PublicationContent after)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var old = before?.Variants.ToDictionary(variant => variant.Variant.Sku, StringComparer.Ordinal) ?? [];
        var prices = new List<PriceChange>();
        var variants = 0;
        foreach (var now in after.Variants.OrderBy(variant => variant.Variant.Sku, StringComparer.Ordinal))
        {
            old.Remove(now.Variant.Sku, out var was);
            variants += Note(hash, was, now);
            prices.AddRange(Compare(now, was?.Prices ?? [], now.Prices));
        }

        foreach (var gone in old.Values.OrderBy(variant => variant.Variant.Sku, StringComparer.Ordinal))
        {
            variants += Note(hash, gone, null);
            prices.AddRange(Compare(gone, gone.Prices, []));
        }

        prices.ForEach(change => Append(hash, CanonicalJson.Write(change)));
        PromotionChange[] promotions = [.. Pair(
                before?.Book.Promotions ?? [], after.Book.Promotions, promotion => promotion.Code)
            .Select(pair => new PromotionChange(pair.Before, pair.After))];
        foreach (var change in promotions)
        {
            Append(hash, CanonicalJson.Write(change));
        }

        var others = ListOthers(before, after);
        others.ForEach(other => Append(hash, other));
        return new PublicationDifference(
            prices, promotions, variants, others.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static List<string> ListOthers(PublicationContent? before, PublicationContent after) =>
    [
        .. Changes(before?.Categories ?? [], after.Categories, category => category.Code),
        .. Changes(before?.Book.PriceLists ?? [], after.Book.PriceLists, list => list.Code),
        .. Changes(before?.Book.TaxRates ?? [], after.Book.TaxRates, rate => $"{rate.Category} {rate.Zone}"),
        .. Changes(
            before?.Book.ShippingMethods ?? [], after.Book.ShippingMethods ?? [], method => method.Code),
        .. Changes(Sorted(before?.Book.Clocks), Sorted(after.Book.Clocks), clock => string.Join(' ', clock.Stores)),
        .. Changes<BookSettings>(before is null ? [] : [before.Book.Settings], [after.Book.Settings], _ => "settings"),
    ];

    // As the file has them.
    private static StoreClock[] Sorted(IReadOnlyList<StoreClock>? clocks) =>
        [.. (clocks ?? []).Select(clock => clock with { Stores = [.. clock.Stores.Order(StringComparer.Ordinal)] })];

    private static IEnumerable<string> Changes<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code)
        where T : class =>
        Pair(before, after, code).Select(pair => CanonicalJson.Write(pair.Before) + CanonicalJson.Write(pair.After));

    /// <summary>Those of one code that differ in their canonical form, by code.</summary>
    private static IEnumerable<(T? Before, T? After)> Pair<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code)
        where T : class
    {
        var was = before.ToDictionary(code, StringComparer.Ordinal);
        var now = after.ToDictionary(code, StringComparer.Ordinal);
        foreach (var one in was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var pair = (Before: was.GetValueOrDefault(one), After: now.GetValueOrDefault(one));
            if (!string.Equals(
                CanonicalJson.Write(pair.Before), CanonicalJson.Write(pair.After), StringComparison.Ordinal))
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<PriceChange> Compare(
        BookVariant variant, IReadOnlyList<PriceEntry> before, IReadOnlyList<PriceEntry> after)
    {
        var was = before.ToDictionary(entry => (entry.PriceList, entry.MinQuantity));
        var now = after.ToDictionary(entry => (entry.PriceList, entry.MinQuantity));
        return was.Keys.Union(now.Keys)
            .OrderBy(key => key.PriceList, StringComparer.Ordinal).ThenBy(key => key.MinQuantity)
            .Select(key => new PriceChange(
                variant.Variant.Sku,
                variant.Variant.Name,
                key.PriceList,
                key.MinQuantity,
                was.GetValueOrDefault(key),
                now.GetValueOrDefault(key)))
            .Where(change => Edited(change.Before) != Edited(change.After));
    }

    // The lowest prior price is nobody's edit: publishing computes it.
    private static PriceEntry? Edited(PriceEntry? entry) => entry is null ? null : entry with { LowestPrior = null };

    private static int Note(IncrementalHash hash, BookVariant? was, BookVariant? now)
    {
        if (was is not null && now is not null && IsSame(was, now))
        {
            return 0;
        }

        Append(hash, Described(was) + Described(now));
        return 1;
    }

    private static string Described(BookVariant? variant) =>
        CanonicalJson.Write(variant is null ? null : variant with { Prices = [] });

    private static bool IsSame(BookVariant was, BookVariant now)
    {
        var (one, other) = (was.Variant, now.Variant);
        return one.Gtins.SequenceEqual(other.Gtins) && one with { Gtins = other.Gtins } == other &&
            was.WeightGrams == now.WeightGrams && AreSame(was.Tags, now.Tags, tag => tag) &&
            AreSame(was.Fees, now.Fees, fee => fee.Code);
    }

    // Their order says nothing, and the file has one of its own.
    private static bool AreSame<T>(IReadOnlyList<T>? was, IReadOnlyList<T>? now, Func<T, string> code) =>
        (was ?? []).OrderBy(code, StringComparer.Ordinal).SequenceEqual(
            (now ?? []).OrderBy(code, StringComparer.Ordinal));

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}\n")));
}
