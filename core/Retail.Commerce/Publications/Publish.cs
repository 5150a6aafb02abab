using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Retail.Abstractions.Publications;
using Retail.Commerce.Http;

namespace Retail.Commerce.Publications;

/// <summary>POST /publications</summary>
internal static class Publish
{
    public static async Task<Results<Created<PublicationManifest>, ProblemHttpResult>> HandleAsync(
        PublishCommand command,
        HttpRequest request,
        ClaimsPrincipal caller,
        IPublisher publisher,
        CancellationToken cancellationToken)
    {
        var stamp = request.Stamp();
        if (stamp.IsRefused)
        {
            return stamp.Refusal.ToProblem();
        }

        var staff = caller.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("Whoever may publish has an id.");
        var published = await publisher.PublishAsync(command, stamp.Value, staff, cancellationToken);
        return published.IsRefused
            ? published.Refusal.ToProblem()
            : TypedResults.Created((string?)null, published.Value);
    }
}
