namespace Retail.Pricing.Promotions;

/// <summary>A part of a run of units while one promotion works on it.</summary>
internal struct WorkingRun
{
    /// <summary>Index of the run of the pool that it is a part of.</summary>
    public int Source;

    public int Line;

    public int Count;

    public long BeforeMinor;

    public long NowMinor;

    /// <summary>What percentages and choices look at.</summary>
    public long BaseMinor;

    /// <summary>What the unit never goes below.</summary>
    public long FloorMinor;

    /// <summary>Whether the promotion used these units: reduced them, or asked for them to be bought.</summary>
    public bool IsUsed;

    /// <summary>Whether the units were bought or given in a bundle, which no unit can be twice.</summary>
    public bool IsBundled;

    public readonly long SavedMinor => (BeforeMinor - NowMinor) * Count;

    /// <summary>What can still be taken off each unit.</summary>
    public readonly long RoomMinor => NowMinor - FloorMinor;

    /// <summary>Takes so much off each unit, or as much as it has room for.</summary>
    public void Reduce(long amountMinor)
    {
        var off = Math.Min(amountMinor, RoomMinor);
        NowMinor -= off;
        BaseMinor -= off;
        IsUsed = true;
    }
}
