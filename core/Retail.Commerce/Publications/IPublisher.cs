using Retail.Abstractions.Carts;
using Retail.Abstractions.Publications;

namespace Retail.Commerce.Publications;

/// <summary>Makes publications of the working tables, for merchandisers.</summary>
public interface IPublisher
{
    /// <summary>
    /// The next publication, signed and on the shelf; or <c>publication.no-settings</c>, <c>effective-in-past</c>,
    /// <c>effective-too-early</c>, <c>bad-rule</c> and what else <see cref="Retail.Publications.PublicationWriter"/>
    /// refuses.
    /// </summary>
    /// <param name="command">When it takes effect.</param>
    /// <param name="stamp">Makes a repeat give the first answer.</param>
    /// <param name="staff">Id of who publishes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<PublicationManifest>> PublishAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken);

    /// <summary>What this very command gave when it was carried out before, or null.</summary>
    Task<Outcome<PublicationManifest>?> FindAsync(
        PublishCommand command, CommandStamp stamp, string staff, CancellationToken cancellationToken);
}
