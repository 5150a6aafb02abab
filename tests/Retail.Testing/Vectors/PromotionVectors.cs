using System.Globalization;
using System.Text.Json;
using Retail.Pricing.Prices;
using Retail.Pricing.Rounding;

namespace Retail.Testing.Vectors;

/// <summary>Carts with promotions, sharing, price selection, rewards, lowest prior prices.</summary>
public sealed class PromotionVectors : IVectorFormat
{
    /// <inheritdoc/>
    public bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object &&
        file.TryGetProperty("schema_version", out _) && file.TryGetProperty("vectors", out _);

    /// <inheritdoc/>
    public VectorResult Run(string group, JsonElement vector)
    {
        var (given, expect) = (vector.GetProperty("in"), vector.GetProperty("expect"));
        var policy = vector.TryGetProperty("policy", out var stated)
            ? CartVector.Read<CartVector.Policy>(stated)
            : new CartVector.Policy();
        return vector.GetProperty("kind").GetString() switch
        {
            "cart" => CartCase.Run(
                CartVector.Read<CartVector.Cart>(given), policy, CartVector.Read<CartVector.Expect>(expect)),
            "allocate" => Allocate(
                CartVector.Read<Sharing>(given), policy, CartVector.Read<ExpectParts>(expect)),
            "reward_quantity" => Reward(CartVector.Read<Gift>(given), CartVector.Read<ExpectReward>(expect)),
            "price_select" => PriceCase.Run(
                CartVector.Read<PriceVector.Given>(given), policy, CartVector.Read<PriceVector.Expect>(expect)),
            "prior_price" => Prior(CartVector.Read<History>(given), CartVector.Read<ExpectPrior>(expect)),
            var kind => throw new JsonException($"the kind {kind ?? "(none)"} is not known"),
        };
    }

    private static VectorResult Allocate(Sharing given, CartVector.Policy policy, ExpectParts expect)
    {
        var parts = Allocation.Share(given.Total, given.Weights, given.Caps, CartBook.Remainder(policy.Remainder));
        var compare = new Comparison(0m);
        compare.Of("parts", expect.Parts?.Select(Text), parts.Select(Text), isOrdered: true);
        compare.Of(
            "parts_any_order", expect.PartsAnyOrder?.Order().Select(Text), parts.Order().Select(Text), isOrdered: true);
        return compare.Result([]);
    }

    /// <summary>So many bought, and more than enough beside them that can be given.</summary>
    private static VectorResult Reward(Gift given, ExpectReward expect)
    {
        var gifts = Math.Max(1, given.Qty * given.Reward);
        CartVector.Line[] lines =
        [
            new("bought", 1_000, given.Qty),
            new("given", 1, gifts),
        ];
        var gift = new CartVector.Benefit(
            "buy_get",
            Buy: new CartVector.Buy(given.Buy, new CartVector.Target(["bought"])),
            Get: new CartVector.Get(given.Reward, new CartVector.Target(["given"]), CompleteOnly: false),
            MaxGetUnits: given.Max);
        var cart = new CartVector.Cart(
            given.Qty > 0 ? lines : lines[1..], [new CartVector.Promotion("gift", [gift])]);
        return CartCase.Run(
            cart, new CartVector.Policy(), new CartVector.Expect(DiscountTotal: expect.RewardQty));
    }

    private static VectorResult Prior(History given, ExpectPrior expect)
    {
        var changes = given.PriceChanges.Select(change =>
            new DatedPrice(Instant(change.At), change.Price, change.Original));
        var lowest = PriorPrice.Lowest([.. changes], given.PeriodDays);
        var compare = new Comparison(0m);
        compare.Of("lowest_prior", [Text(expect.LowestPrior)], [Text(lowest)]);
        return compare.Result([]);
    }

    internal static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? number) => number is { } stated ? Comparison.Text(stated) : "none";

    internal sealed record Sharing(IReadOnlyList<long> Weights, long Total, IReadOnlyList<long>? Caps = null);

    internal sealed record ExpectParts(IReadOnlyList<long>? Parts = null, IReadOnlyList<long>? PartsAnyOrder = null);

    internal sealed record Gift(int Qty, int Buy, int Reward, int? Max = null);

    internal sealed record ExpectReward(long RewardQty);

    internal sealed record History(int PeriodDays, IReadOnlyList<Change> PriceChanges);

    internal sealed record Change(string At, decimal Price, decimal? Original = null);

    internal sealed record ExpectPrior(decimal? LowestPrior);
}
