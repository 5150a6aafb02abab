namespace Retail.Testing.Pricing;

/// <summary>A seeded random number generator in the words of the generators.</summary>
internal sealed class FuzzDice(int seed)
{
    private readonly Random random = new(seed);

    public bool OneIn(int count) => random.Next(count) == 0;

    /// <summary>Both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public T Of<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    public T Of<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    /// <summary>The usual value, or one time in so many any other.</summary>
    public T Mostly<T>(T usual, int oneIn)
        where T : struct, Enum => OneIn(oneIn) ? Of<T>() : usual;

    /// <summary>So many different ones of these, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> values, int count)
    {
        var chosen = new List<T>();
        for (var i = 0; i < values.Count && chosen.Count < count; i++)
        {
            if (random.Next(values.Count - i) < count - chosen.Count)
            {
                chosen.Add(values[i]);
            }
        }

        return chosen;
    }
}
