using Microsoft.AspNetCore.Builder;

namespace Retail.Commerce.Http;

/// <summary>
/// Says of an endpoint that it reads <c>Idempotency-Key</c> and <c>If-Match</c> (<see cref="Callers.Stamp"/>).
/// </summary>
internal static class Stamps
{
    public static TBuilder TakesStamp<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new StampMetadata());
}
