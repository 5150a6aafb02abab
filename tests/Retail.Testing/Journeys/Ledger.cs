namespace Retail.Testing.Journeys;

/// <summary>Tells each step of a journey and holds every equality that the journey claims.</summary>
public sealed class Ledger(Action<string> tell)
{
    private readonly List<string> broken = [];

    /// <summary>Equalities that did not hold.</summary>
    public IReadOnlyList<string> Broken => broken;

    /// <summary>How many equalities were looked at.</summary>
    public int Held { get; private set; }

    /// <summary>Tells a step.</summary>
    public void Step(string what) => tell(what);

    /// <summary>Both must be equal.</summary>
    public void Same<T>(string what, T expected, T actual)
    {
        if (EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Held++;
            tell($"    = {what}: {actual}");
        }
        else
        {
            broken.Add($"{what}: {expected} expected, {actual} found");
            tell($"    ! {what}: {expected} expected, {actual} found");
        }
    }

    /// <summary>It must hold.</summary>
    public void Holds(string what, bool holds) => Same(what, true, holds);
}
