namespace Retail.Pricing.Promotions;

/// <summary>Lines that are solved by themselves, ascending, and who competes for their units, by rank.</summary>
internal sealed class CompetingGroup
{
    public List<int> Lines { get; } = [];

    /// <summary>Those that need several units together.</summary>
    public List<Contender> Together { get; } = [];

    /// <summary>Those that reduce unit by unit.</summary>
    public List<Contender> UnitByUnit { get; } = [];

    public void Clear()
    {
        Lines.Clear();
        Together.Clear();
        UnitByUnit.Clear();
    }
}
