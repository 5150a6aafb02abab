using Retail.Devices.Diagnostics;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Searching;
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
        api.MapGet("/events", (TillEvents events, HttpContext http) => events.WriteAsync(http));
        api.MapGet("/payment-methods", (TillProviders providers, ILogger<TillProviders> logger) =>
            TypedResults.Json(providers.Methods(logger), Abstractions.Json.RetailJson.Options));
        api.MapPost("/enrolment", async (EnrolmentRequest body, TillEnrolment enrolment, CancellationToken token) =>
            (await enrolment.EnrolAsync(body, token)).ToResult());
        api.MapGet("/door-codes/{code}", async (string code, TillEnrolment enrolment, CancellationToken token) =>
            enrolment.Current is { } till
                ? (await till.Quick.Orders.FindByDoorCodeAsync(till.Place.Id, code, token)).ToResult()
                : ApiProblems.Of(enrolment.Required.Refusal!));
        api.MapPost("/scan", (ScanRequest body, ScanRouter router, TimeProvider clock, HttpContext http) => RunAsync(
            http, body, operation => router.ScanAsync(body.Text, operation, http.RequestAborted),
            answer => ScanView.Of(answer, clock.GetUtcNow())));
        api.MapGet("/variants", (string? text, string? category, string? after, int? size, TillCatalog catalog) =>
            catalog.Search(text, category, after, size).ToResult());
        api.MapGet("/categories", (TillCatalog catalog) => catalog.Categories().ToResult());
        api.MapGet("/favourites", (TillCatalog catalog) => catalog.QuickKeys().ToResult());
        api.MapGet("/receipts", (ReceiptDesk desk) => desk.List().ToResult());
        api.MapGet("/receipts/{number}", (string number, ReceiptDesk desk) => desk.Read(number).ToResult());
        api.MapPost("/receipts/{number}/print", (string number, ReceiptDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.PrintAsync(number, operation, http.RequestAborted), sale => sale));
        api.MapGet("/diagnostics", (DiagnosticRing ring) => TypedResults.Text(ring.Export(), "text/plain"));
        MapSale(api.MapGroup("/sale"));
    }

    private static void MapSale(RouteGroupBuilder sale)
    {
        sale.MapPost("/lines", (AddToSale body, SaleDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.AddAsync(body, operation, http.RequestAborted)));
        sale.MapPut("/lines/{id}", (string id, SetQuantity body, SaleDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.SetQuantityAsync(id, body, operation, http.RequestAborted)));
        sale.MapDelete("/lines/{id}", (string id, SaleDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.RemoveLineAsync(id, operation, http.RequestAborted)));
        sale.MapPost("/lines/{id}/restore", (string id, SaleDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.RestoreLineAsync(id, operation, http.RequestAborted)));
        sale.MapPut("/codes/{code}", (string code, SaleDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.AddCodeAsync(code, operation, http.RequestAborted)));
        sale.MapDelete("/codes/{code}", (string code, SaleDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.RemoveCodeAsync(code, operation, http.RequestAborted)));
        sale.MapPost("/guarantee", (RenewSale body, SaleDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.RenewAsync(body, operation, http.RequestAborted)));
        sale.MapDelete("", (SaleDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.VoidAsync(operation, http.RequestAborted), id => new { sale = id }));
        sale.MapPost("/cash", (PayCash body, CashDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.PayAsync(body, operation, http.RequestAborted), paid => paid));
        sale.MapPost("/card", (PayCard body, CardDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.PayAsync(body, operation, http.RequestAborted), paid => paid));
        sale.MapPost("/card/cancel", (CardDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.CancelAsync(operation, http.RequestAborted)));
        sale.MapPost("/handoff", (HandoffDesk desk, HttpContext http) =>
            RunAsync(http, null, operation => desk.HandOffAsync(operation, http.RequestAborted), answer => answer));
        sale.MapPost("/take-back", (TakeBack? body, TakeBackDesk desk, HttpContext http) => RunAsync(
            http, body, operation => desk.TakeBackAsync(body ?? new TakeBack(null), operation, http.RequestAborted)));
        sale.MapPost("/claim", (ClaimSale body, ClaimDesk desk, HttpContext http) =>
            RunAsync(http, body, operation => desk.ClaimAsync(body, operation, http.RequestAborted)));
    }

    private static Task<IResult> RunAsync(
        HttpContext http, object? body, Func<Operation, Task<Outcome<Sale>>> command)
    {
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        return RunAsync(http, body, command, sale => SaleView.Of(sale, clock.GetUtcNow()));
    }

    private static async Task<IResult> RunAsync<T>(
        HttpContext http, object? body, Func<Operation, Task<Outcome<T>>> command, Func<T, object?> view)
    {
        var operation = Operations.Read(http.Request, body);
        return operation.IsRefused
            ? ApiProblems.Of(operation.Refusal)
            : (await command(operation.Value)).ToResult(view);
    }
}
