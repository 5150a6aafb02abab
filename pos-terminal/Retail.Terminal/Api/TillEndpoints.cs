using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Api;

/// <summary>The till's local API, all of it.</summary>
internal static class TillEndpoints
{
    public static void MapTill(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapGet("/state", (TillStateReader state) => TypedResults.Ok(state.Read()));
        api.MapPost("/enrolment", async (EnrolmentRequest body, TillEnrolment enrolment, CancellationToken token) =>
            (await enrolment.EnrolAsync(body, token)).ToResult());
        api.MapGet("/door-codes/{code}", async (string code, TillEnrolment enrolment, CancellationToken token) =>
            enrolment.Current is { } till
                ? (await till.Quick.Orders.FindByDoorCodeAsync(till.Place.Id, code, token)).ToResult()
                : ApiProblems.Of(enrolment.Required.Refusal!));
        MapSale(api.MapGroup("/sale"));
    }

    private static void MapSale(RouteGroupBuilder sale)
    {
        sale.MapPost("/lines", (AddToSale body, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.AddAsync(body, operation, token), Show(clock)));
        sale.MapPut("/lines/{id}", (string id, SetQuantity body, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.SetQuantityAsync(id, body, operation, token), Show(clock)));
        sale.MapDelete("/lines/{id}", (string id, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, null, operation => desk.RemoveLineAsync(id, operation, token), Show(clock)));
        sale.MapPut("/codes/{code}", (string code, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, null, operation => desk.AddCodeAsync(code, operation, token), Show(clock)));
        sale.MapDelete("/codes/{code}", (string code, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, null, operation => desk.RemoveCodeAsync(code, operation, token), Show(clock)));
        sale.MapPost("/guarantee", (RenewSale body, SaleDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.RenewAsync(body, operation, token), Show(clock)));
        sale.MapDelete("", (SaleDesk desk, HttpRequest request, CancellationToken token) =>
            RunAsync(request, null, operation => desk.VoidAsync(operation, token), id => new { sale = id }));
        sale.MapPost("/cash", (PayCash body, CashDesk desk, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.PayAsync(body, operation, token), paid => paid));
        sale.MapPost("/handoff", (HandoffDesk desk, HttpRequest request, CancellationToken token) =>
            RunAsync(request, null, operation => desk.HandOffAsync(operation, token), answer => answer));
        sale.MapPost("/take-back", (TakeBack? body, TakeBackDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.TakeBackAsync(body ?? new TakeBack(null), operation, token), Show(clock)));
        sale.MapPost("/claim", (ClaimSale body, ClaimDesk desk, TimeProvider clock, HttpRequest request, CancellationToken token) =>
            RunAsync(request, body, operation => desk.ClaimAsync(body, operation, token), Show(clock)));
    }

    private static Func<Sale, object?> Show(TimeProvider clock) => sale => SaleView.Of(sale, clock.GetUtcNow());

    private static async Task<IResult> RunAsync<T>(
        HttpRequest request, object? body, Func<Operation, Task<Outcome<T>>> command, Func<T, object?> view)
    {
        var operation = Operations.Read(request, body);
        return operation.IsRefused ? ApiProblems.Of(operation.Refusal) : (await command(operation.Value)).ToResult(view);
    }
}
