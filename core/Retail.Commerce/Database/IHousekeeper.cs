namespace Retail.Commerce.Database;

/// <summary>
/// Part of a module that throws away what has expired; the server's housekeeping calls each once a minute.
/// </summary>
public interface IHousekeeper
{
    /// <summary>Cleans; may be called again at any time and on several nodes at once.</summary>
    Task CleanAsync(RetailDbContext database, CancellationToken cancellationToken);
}
