namespace Retail.Abstractions.Publications;

/// <summary>Where a till fetches publications.</summary>
public interface IPublicationFeed
{
    /// <summary>The publication in force and those to come, by number.</summary>
    Task<Outcome<IReadOnlyList<PublicationManifest>>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// One manifest, also of an older publication that a guarantee still needs; else <c>publication.not-found</c>.
    /// </summary>
    Task<Outcome<PublicationManifest>> GetAsync(int number, CancellationToken cancellationToken);

    /// <summary>The file. The receiver verifies it before use.</summary>
    Task<Outcome<Stream>> OpenFileAsync(int number, CancellationToken cancellationToken);
}
