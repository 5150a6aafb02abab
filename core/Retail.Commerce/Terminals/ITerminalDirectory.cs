namespace Retail.Commerce.Terminals;

/// <summary>Finds enrolled tills for other modules.</summary>
internal interface ITerminalDirectory
{
    /// <summary>The till, or null when no till enrolled with this id.</summary>
    Task<TerminalPlace?> FindAsync(TerminalId terminal, CancellationToken cancellationToken);
}
