namespace Retail.Pricing.Promotions;

/// <summary>
/// Who may take right after whom: of two that share no unit the one of the higher rank takes first, for the other way
/// round is the same combination.
/// </summary>
internal sealed class Followers
{
    private bool[] may = [];
    private int count;

    public void Begin(ReadOnlySpan<Taker> takers)
    {
        count = takers.Length;
        Memory.Grow(ref may, count * count);
        for (var i = 0; i < count; i++)
        {
            var before = takers[i].Contender;
            for (var j = 0; j < count; j++)
            {
                may[(i * count) + j] = before.Rank < takers[j].Contender.Rank || before.Meets(takers[j].Contender);
            }
        }
    }

    /// <summary>For each whether it may take right after this one.</summary>
    public ReadOnlySpan<bool> Of(int taker) => may.AsSpan(taker * count, count);
}
