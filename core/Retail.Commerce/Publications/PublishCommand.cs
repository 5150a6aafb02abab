namespace Retail.Commerce.Publications;

/// <summary>Publish what the working tables say.</summary>
/// <param name="EffectiveAt">From when it prices; null for at once.</param>
public sealed record PublishCommand(DateTimeOffset? EffectiveAt = null);
