using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Commerce.Http;

namespace Retail.Commerce.Terminals;

internal static class ManagingTerminals
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/stores/{store}/enrolment-codes", IssueAsync).Allow(AccessRule.Needs(Permission.ManageStores));
        api.MapGet("/terminals", ListAsync).Allow(AccessRule.Needs(Permission.ManageStores));
        api.MapDelete("/terminals/{terminal}", BlockAsync).Allow(AccessRule.Needs(Permission.ManageStores));
    }

    private static async Task<Results<Ok<IssuedCode>, ProblemHttpResult>> IssueAsync(
        string store, IssueCode command, ITerminalRegistry registry, CancellationToken cancellationToken) =>
        (await registry.IssueCodeAsync(store, command, cancellationToken)).ToOk();

    private static async Task<Ok<IReadOnlyList<TerminalSummary>>> ListAsync(
        ITerminalRegistry registry, CancellationToken cancellationToken) =>
        TypedResults.Ok(await registry.ListAsync(cancellationToken));

    private static async Task<Results<Ok<TerminalSummary>, ProblemHttpResult>> BlockAsync(
        TerminalId terminal, ITerminalRegistry registry, CancellationToken cancellationToken) =>
        (await registry.BlockAsync(terminal, cancellationToken)).ToOk();
}
