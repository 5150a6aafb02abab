using Retail.Abstractions.Publications;
using Retail.BackOffice.Frame;

namespace Retail.BackOffice.Publishing;

/// <summary>The page that publishes.</summary>
/// <param name="Frame">What is around it, with the changes.</param>
/// <param name="Form">The form.</param>
/// <param name="InForce">The publication that the server prices with.</param>
/// <param name="History">The last ones, newest first.</param>
/// <param name="Tills">Every till that is not shut out.</param>
/// <param name="Zones">The zones of the stores.</param>
public sealed record PublishView(
    OfficeView Frame,
    PublishForm Form,
    PublicationManifest? InForce,
    IReadOnlyList<PublicationManifest> History,
    IReadOnlyList<TillState> Tills,
    IReadOnlyList<string> Zones)
{
    /// <summary>The one that was just made.</summary>
    public PublicationManifest? Done { get; init; }

    /// <summary>The last one, when it is still to come: nothing can take effect before it.</summary>
    public PublicationManifest? Waiting =>
        History.Count > 0 && History[0].EffectiveAt > Frame.Now ? History[0] : null;
}
