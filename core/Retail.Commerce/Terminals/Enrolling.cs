using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Carts;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;
using Retail.Commerce.Stores;

namespace Retail.Commerce.Terminals;

/// <summary>A new till shows its code and its key, once; a till that lost the answer may ask again.</summary>
internal sealed class Enrolling(
    RetailDbContext database,
    Operations operations,
    Capabilities capabilities,
    IStores stores,
    PublicationSigner signer,
    IPublicAddress address,
    CartSettings carts,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/terminals/enrolments", AnswerAsync)
            .Allow(AccessRule.Anyone)
            .RequireRateLimiting(RateLimits.Enrolment);
        api.MapGet("/terminals/self", ReadSelfAsync).Allow(AccessRule.Terminal);
    }

    public async Task<Outcome<Enrolment>> HandleAsync(EnrolTerminal command, CancellationToken cancellationToken)
    {
        if (EnrolmentRules.ReadKey(command.PublicKey) is not { } key)
        {
            return Refusal.Of(RefusalKind.Rule, "terminal.bad-key");
        }

        if (command.Code.Length > EnrolmentRules.MaxCode)
        {
            return BadCode();
        }

        var hash = capabilities.HashOfEnrolmentCode(command.Code);
        var enrolled = await operations.RunAsync(token => EnrolAsync(command.Id, hash, key, token), cancellationToken);
        return enrolled.IsRefused ? enrolled.Refusal : await DescribeAsync(enrolled.Value, cancellationToken);
    }

    public async Task<Outcome<Enrolment>> DescribeAsync(TerminalId id, CancellationToken cancellationToken)
    {
        var row = await database.Set<TerminalRow>()
            .AsNoTracking()
            .SingleOrDefaultAsync(terminal => terminal.Id == id, cancellationToken);
        return row is null ? TerminalRefusals.Unknown(id) : await DescribeAsync(row, cancellationToken);
    }

    private static async Task<Results<Ok<Enrolment>, ProblemHttpResult>> AnswerAsync(
        EnrolTerminal command, Enrolling enrolling, CancellationToken cancellationToken) =>
        (await enrolling.HandleAsync(command, cancellationToken)).ToOk();

    private static async Task<Results<Ok<Enrolment>, ProblemHttpResult>> ReadSelfAsync(
        ClaimsPrincipal caller, Enrolling enrolling, CancellationToken cancellationToken) =>
        (await enrolling.DescribeAsync(caller.Terminal()!.Value, cancellationToken)).ToOk();

    private static Refusal BadCode() => Refusal.Of(RefusalKind.Rule, "terminal.bad-code");

    private async Task<Outcome<TerminalRow>> EnrolAsync(
        TerminalId id, string hash, byte[] key, CancellationToken cancellationToken)
    {
        await operations.TakeTurnAsync($"enrolment/{hash}", cancellationToken);

        // Two rows when an enrolled till comes with the code of another; then neither is this enrolment.
        var known = await database.Set<TerminalRow>().AsNoTracking()
            .Where(row => row.Id == id || row.CodeHash == hash)
            .OrderBy(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            var same = known.Id == id && known.CodeHash == hash && known.PublicKey.AsSpan().SequenceEqual(key);
            return same && known.BlockedAt is null ? known : BadCode();
        }

        var now = clock.GetUtcNow();
        var code = await database.Set<EnrolmentCodeRow>()
            .SingleOrDefaultAsync(row => row.CodeHash == hash, cancellationToken);
        if (code is null || code.ExpiresAt <= now)
        {
            return BadCode();
        }

        await operations.TakeTurnAsync($"store/{code.Store}", cancellationToken);
        var before = await database.Set<TerminalRow>().CountAsync(row => row.Store == code.Store, cancellationToken);
        var number = before + 1;
        var terminal = new TerminalRow
        {
            Id = id,
            Name = code.Name,
            Store = code.Store,
            Number = number,
            Series = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{code.Store.ToUpperInvariant()}-{number}"),
            PublicKey = key,
            CodeHash = hash,
            EnrolledAt = now,
            GuaranteeSeconds = (int)carts.GuaranteeLife.TotalSeconds,
        };
        database.Add(terminal);
        database.Remove(code);
        return terminal;
    }

    private async Task<Outcome<Enrolment>> DescribeAsync(TerminalRow row, CancellationToken cancellationToken)
    {
        var store = await stores.GetAsync(row.Store, cancellationToken);
        return store.Select(place => new Enrolment(
            row.Id,
            row.Name,
            place.Code,
            place.Name,
            place.TimeZone,
            place.Channel,
            place.Currency,
            row.Series,
            Base64Url.EncodeToString(signer.Key.ExportSubjectPublicKeyInfo()),
            address.Address,
            row.GuaranteeSeconds));
    }
}
