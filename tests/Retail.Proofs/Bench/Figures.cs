using System.Globalization;

namespace Retail.Proofs.Bench;

/// <summary>Times of one thing done many times.</summary>
internal sealed class Figures
{
    private readonly List<TimeSpan> times = [];

    public void Add(TimeSpan time) => times.Add(time);

    public TimeSpan Median => At(0.5m);

    public TimeSpan P99 => At(0.99m);

    public static string Text(TimeSpan time) =>
        time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";

    private TimeSpan At(decimal share)
    {
        var sorted = times.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, decimal.Floor(sorted.Length * share))];
    }
}
