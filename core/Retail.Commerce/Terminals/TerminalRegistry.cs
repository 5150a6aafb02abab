using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

internal sealed class TerminalRegistry(
    RetailDbContext database,
    IStores stores,
    Capabilities capabilities,
    TerminalKeys keys,
    TimeProvider clock) : ITerminalRegistry
{
    private static readonly Expression<Func<TerminalRow, TerminalSummary>> ToSummary = row => new TerminalSummary(
        row.Id,
        row.Name,
        row.Store,
        row.Series,
        row.EnrolledAt,
        row.LastSeenAt,
        row.Publication,
        row.LastSequence,
        row.BlockedAt);

    public async Task<Outcome<IssuedCode>> IssueCodeAsync(
        string store, IssueCode command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > EnrolmentRules.MaxName)
        {
            var max = EnrolmentRules.MaxName.ToString(CultureInfo.InvariantCulture);
            return Refusal.Of(RefusalKind.Rule, "terminal.bad-name", ("max", max));
        }

        var found = await stores.GetAsync(store, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var code = Capabilities.NewEnrolmentCode();
        var expiresAt = clock.GetUtcNow() + EnrolmentRules.CodeLife;
        database.Add(new EnrolmentCodeRow
        {
            CodeHash = capabilities.HashOfEnrolmentCode(code),
            Store = store,
            Name = command.Name,
            ExpiresAt = expiresAt,
        });
        await database.SaveChangesAsync(cancellationToken);
        return new IssuedCode(code, expiresAt);
    }

    public async Task<IReadOnlyList<TerminalSummary>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.Set<TerminalRow>().AsNoTracking()
            .OrderBy(row => row.Store).ThenBy(row => row.Number)
            .Select(ToSummary)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(keys.WithSighting)];
    }

    public async Task<Outcome<TerminalSummary>> BlockAsync(TerminalId terminal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await database.Set<TerminalRow>()
            .Where(row => row.Id == terminal && row.BlockedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(value => value.BlockedAt, now), cancellationToken);
        keys.Forget(terminal);
        var summary = await database.Set<TerminalRow>().AsNoTracking()
            .Where(row => row.Id == terminal)
            .Select(ToSummary)
            .SingleOrDefaultAsync(cancellationToken);
        return summary is null ? TerminalRefusals.Unknown(terminal) : summary;
    }
}
