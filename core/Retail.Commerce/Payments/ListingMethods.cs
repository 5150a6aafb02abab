using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Orders;
using Retail.Abstractions.Payments;
using Retail.Commerce.Http;

namespace Retail.Commerce.Payments;

/// <summary>GET /payment-methods: what every provider offers.</summary>
internal sealed partial class ListingMethods(IPaymentProviders providers, ILogger<ListingMethods> log)
{
    private const int MaxMethods = 50;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/payment-methods", Handle).Allow(AccessRule.Anyone);

    public IReadOnlyList<PayBy> Run() => [.. providers.All.SelectMany(MethodsOf)];

    private PayBy[] MethodsOf(IPaymentProvider provider)
    {
        try
        {
            return [.. provider.Methods.Take(MaxMethods)
                .Select(method => new PayBy(provider.Id, method.Code, method.Name))];
        }
        catch (Exception failure)
        {
            // The plugin boundary: one that cannot say what it offers must not hide the others.
            LogSilent(failure, provider.Id);
            return [];
        }
    }

    private static Ok<IReadOnlyList<PayBy>> Handle(ListingMethods verb) => TypedResults.Ok(verb.Run());

    [LoggerMessage(Level = LogLevel.Error, Message = "Provider {Provider} does not say how one can pay")]
    private partial void LogSilent(Exception failure, string provider);
}
