namespace Retail.Terminal.Sync;

/// <summary>The connection as the till's screen shows it.</summary>
/// <param name="Reachable">Whether the last request was answered.</param>
/// <param name="LastContact">When the server last answered, or null.</param>
internal sealed record ContactView(bool Reachable, DateTimeOffset? LastContact);
