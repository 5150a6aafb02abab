namespace Retail.Devices.Printing;

/// <summary>
/// What the wire of a drawer's sensor tells. Drawers differ in which level means open, and without a sensor the wire
/// never changes: the level that it takes right after the drawer was asked to open is open, and until then nobody
/// knows. Each time that it was asked it is learnt anew.
/// </summary>
public sealed record DrawerSensor
{
    // A drawer springs open at once; a printer that does not tell by itself is looked at every two seconds.
    private static readonly TimeSpan Spring = TimeSpan.FromSeconds(3);

    private bool? Level { get; init; }

    private bool? OpenLevel { get; init; }

    private DateTimeOffset? AskedAt { get; init; }

    /// <summary>Whether it stands open; null while nobody knows.</summary>
    public bool? IsOpen => Level is { } level && OpenLevel is { } open ? level == open : null;

    /// <summary>It is asked to open now.</summary>
    public DrawerSensor Asked(DateTimeOffset now) => this with { AskedAt = now };

    /// <summary>The wire is high or low now, or the printer does not say.</summary>
    public DrawerSensor Saw(bool? level, DateTimeOffset now)
    {
        var sprang = level is not null && Level is not null && level != Level && now - AskedAt <= Spring;
        return this with
        {
            Level = level,
            OpenLevel = sprang ? level : OpenLevel,
            AskedAt = sprang ? null : AskedAt,
        };
    }
}
