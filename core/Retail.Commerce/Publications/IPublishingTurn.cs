namespace Retail.Commerce.Publications;

/// <summary>
/// Nodes on one database publish one after the other; registered by the server, for how to wait is the database's.
/// </summary>
public interface IPublishingTurn
{
    /// <summary>
    /// Waits until no other node publishes, or puts its files in order. What is given ends the turn; so does the death
    /// of this process.
    /// </summary>
    Task<IAsyncDisposable> TakeAsync(CancellationToken cancellationToken);
}
