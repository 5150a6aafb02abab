namespace Retail.Commerce.Terminals;

/// <summary>
/// The tills, for managers. Refusals: <c>terminal.bad-name</c>, <c>terminal.not-found</c>, <c>store.not-found</c>.
/// </summary>
public interface ITerminalRegistry
{
    /// <summary>A code that one new till of the store may enrol with, once, within an hour.</summary>
    Task<Outcome<IssuedCode>> IssueCodeAsync(string store, IssueCode command, CancellationToken cancellationToken);

    /// <summary>All tills, by store and number.</summary>
    Task<IReadOnlyList<TerminalSummary>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Shuts a till out for good; one that is back enrols anew.</summary>
    Task<Outcome<TerminalSummary>> BlockAsync(TerminalId terminal, CancellationToken cancellationToken);
}
