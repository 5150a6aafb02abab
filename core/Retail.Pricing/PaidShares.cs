using Retail.Abstractions.Quotes;
using Retail.Pricing.Rounding;

namespace Retail.Pricing;

/// <summary>
/// A quote taken apart: what every unit, fee and the shipping were paid with. Each row of the tax summary is shared
/// over what it was made of, by what that costs, so that all shares of a row are the row to the minor unit.
/// </summary>
internal sealed class PaidShares
{
    private readonly Quote paid;
    private readonly List<PaidShare>[] units;
    private readonly List<PaidShare>[] fees;
    private readonly PaidShare? shipping;

    public PaidShares(Quote paid)
    {
        this.paid = paid;
        units = [.. paid.Lines.Select(_ => new List<PaidShare>())];
        fees = [.. paid.Lines.Select(_ => new List<PaidShare>())];
        for (var row = 0; row < paid.Taxes.Count; row++)
        {
            var parts = PartsOf(paid.Taxes[row].Category);
            var shares = Shares(row, parts);
            for (var i = 0; i < shares.Length; i++)
            {
                if (parts[i].To is { } list)
                {
                    list.Add(shares[i]);
                }
                else
                {
                    shipping = shares[i];
                }
            }
        }
    }

    /// <summary>
    /// The tax summary of what came back: of each line the first so many units, dearest first, with their fees.
    /// </summary>
    public TaxTotal[] Of(int[] counts, bool withShipping)
    {
        var sums = new (long Net, long Tax)[paid.Taxes.Count];
        for (var line = 0; line < counts.Length; line++)
        {
            Add(sums, line, counts[line]);
        }

        if (withShipping && shipping is { } share)
        {
            Add(sums, share, 1);
        }

        return [.. paid.Taxes.Select((row, i) => RowOf(row, sums[i].Net, sums[i].Tax))];
    }

    /// <summary>The tax summary of all goods, and of the shipping too when it is asked for.</summary>
    public TaxTotal[] OfAll(bool withShipping) => Of([.. paid.Lines.Select(UnitsOf)], withShipping);

    /// <summary>Net amount and tax of the first so many units of a line.</summary>
    public (long Net, long Tax) OfLine(int line, int count)
    {
        var sums = new (long Net, long Tax)[paid.Taxes.Count];
        Add(sums, line, count);
        return (sums.Sum(row => row.Net), sums.Sum(row => row.Tax));
    }

    /// <summary>What was paid for shipping, with tax.</summary>
    public long ShippingMinor => shipping?.Of(1) is { } share ? share.Net + share.Tax : 0;

    private void Add((long Net, long Tax)[] sums, int line, int count)
    {
        var left = count;
        foreach (var share in units[line])
        {
            Add(sums, share, left);
            left -= Math.Min(left, share.Count);
        }

        foreach (var share in fees[line])
        {
            Add(sums, share, count);
        }
    }

    private static void Add((long Net, long Tax)[] sums, PaidShare share, int count)
    {
        var (net, tax) = share.Of(count);
        ref var sum = ref sums[share.Row];
        sum = (sum.Net + net, sum.Tax + tax);
    }

    /// <summary>What a row was made of, in the quote's order; shipping is last and belongs to no line.</summary>
    private List<(List<PaidShare>? To, int Count, long StatedMinor)> PartsOf(string category)
    {
        var parts = new List<(List<PaidShare>? To, int Count, long StatedMinor)>();
        for (var i = 0; i < paid.Lines.Count; i++)
        {
            var line = paid.Lines[i];
            if (IsOf(line.TaxCategory))
            {
                parts.AddRange(line.Units.Select(unit => (units[i], unit.Count, unit.Price.AmountMinor))!);
            }

            var count = UnitsOf(line);
            parts.AddRange((line.Fees ?? []).Where(fee => IsOf(fee.TaxCategory))
                .Select(fee => (fees[i], count, fee.Amount.AmountMinor / count))!);
        }

        if (paid.Shipping is { } shipped && IsOf(shipped.TaxCategory))
        {
            parts.Add((null, 1, shipped.Total.AmountMinor));
        }

        return parts;

        bool IsOf(string other) => string.Equals(category, other, StringComparison.Ordinal);
    }

    /// <summary>
    /// What the prices state is exact: it is the gross amount where they include tax, else the net one. An exempt
    /// customer pays a part of what prices with tax state; that part is shared.
    /// </summary>
    private PaidShare[] Shares(int row, List<(List<PaidShare>? To, int Count, long StatedMinor)> parts)
    {
        var total = paid.Taxes[row];
        var stated = parts.Sum(part => part.StatedMinor * part.Count);
        var isGross = stated == total.Gross.AmountMinor;
        var amounts = Shared(isGross ? stated : total.Net.AmountMinor, parts);
        var taxes = Shared(total.Tax.AmountMinor, parts);
        var shares = new PaidShare[parts.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = new PaidShare(
                row, parts[i].Count, amounts[i].Each, amounts[i].Raised, taxes[i].Each, taxes[i].Raised, isGross);
        }

        return shares;
    }

    private static Sharing.Slot[] Shared(
        long minor, List<(List<PaidShare>? To, int Count, long StatedMinor)> parts)
    {
        var slots = parts.ConvertAll(part => new Sharing.Slot(part.StatedMinor, long.MaxValue, part.Count)).ToArray();
        Sharing.Share(minor, slots);
        return slots;
    }

    private TaxTotal RowOf(TaxTotal row, long net, long tax)
    {
        if (row.Parts is not { } parts)
        {
            return row with { Net = Minor(net), Tax = Minor(tax), Gross = Minor(net + tax) };
        }

        var taxes = TaxesOfParts(tax, parts);
        var totals = new TaxPartTotal[parts.Count];
        var earlier = 0L;
        for (var i = 0; i < totals.Length; i++)
        {
            var onto = parts[i].Base == row.Net ? net : net + earlier;
            totals[i] = parts[i] with { Base = Minor(onto), Tax = Minor(taxes[i]) };
            earlier += taxes[i];
        }

        return row with { Net = Minor(net), Tax = Minor(tax), Gross = Minor(net + tax), Parts = totals };
    }

    /// <summary>
    /// What of so much returned tax is whose: by highest averages, so that no part's sum ever falls while more comes
    /// back (the largest remainder would let it), and every part is whole when all is back.
    /// </summary>
    private static long[] TaxesOfParts(long tax, IReadOnlyList<TaxPartTotal> parts)
    {
        var all = parts.Sum(part => part.Tax.AmountMinor);
        var taxes = new long[parts.Count];
        var left = tax;
        for (var i = 0; i < taxes.Length && all > 0; i++)
        {
            taxes[i] = (long)((Int128)tax * parts[i].Tax.AmountMinor / all);
            left -= taxes[i];
        }

        for (; left > 0; left--)
        {
            var next = 0;
            for (var i = 1; i < taxes.Length; i++)
            {
                var (mine, best) = (parts[i].Tax.AmountMinor, parts[next].Tax.AmountMinor);
                next = (Int128)mine * (taxes[next] + 1) > (Int128)best * (taxes[i] + 1) ? i : next;
            }

            taxes[next]++;
        }

        return taxes;
    }

    /// <summary>Pieces of a line; a measured thing is one.</summary>
    public static int UnitsOf(QuoteLine line) => line.Units.Sum(unit => unit.Count);

    private Money Minor(long minor) => new(minor, paid.Total.Currency);
}
