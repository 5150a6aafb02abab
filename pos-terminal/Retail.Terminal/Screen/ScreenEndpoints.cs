using Microsoft.Data.Sqlite;
using Retail.Faces;
using Retail.Terminal.Devices;
using Retail.Terminal.Enrolling;
using Retail.Terminal.Handoffs;
using Retail.Terminal.Journal;
using Retail.Terminal.Selling;
using Retail.Terminal.Tendering;

namespace Retail.Terminal.Screen;

/// <summary>
/// The cashier's page and its forms. Each form leads to the page by 303, or back to itself with a reason.
/// </summary>
internal static class ScreenEndpoints
{
    public static void AddScreen(this IServiceCollection services) => services
        .AddSingleton<TicketTouch>().AddSingleton<SeenHandoffs>().AddSingleton<ScanDesks>().AddSingleton<ScreenReader>()
        .AddScoped<ScreenStage>().AddScoped<ScreenPages>();

    public static void MapScreen(this IEndpointRouteBuilder routes)
    {
        routes.MapScreenFiles();
        var pages = routes.MapGroup("").WithMetadata(PageMark.Instance);
        pages.MapGet("/", (ScreenPages page, HttpContext http) => page.ShowAsync(
            ScreenAsk.Of(http.Request.Query), http.RequestAborted));
        pages.MapGet("/customer", (ScreenPages page) => page.ShowCustomer());
        pages.MapForm<TillEnrolment>("/enrol", EnrolAsync);
        MapSale(pages);
        MapPaying(pages);
        MapReceipts(pages);
        MapHandoffs(pages);
    }

    private static void MapSale(RouteGroupBuilder pages)
    {
        pages.MapForm<ScanDesks>("/scan", RingingUp.ScanAsync);
        pages.MapForm<SaleDesk>("/lines", RingingUp.AddAsync);
        pages.MapForm<SaleDesk>("/lines/{id}/quantity", RingingUp.SetQuantityAsync);
        pages.MapForm<SaleDesk>("/lines/{id}/remove", RingingUp.RemoveAsync);
        pages.MapForm<SaleDesk>("/lines/{id}/restore", RingingUp.RestoreAsync);
        pages.MapForm<ScaleLoop>("/scale/tare", RingingUp.TareAsync);
        pages.MapForm<ScaleLoop>("/scale/tare/remove", RingingUp.ClearTareAsync);
        pages.MapForm<ScaleLoop>("/scale/zero", RingingUp.ZeroAsync);
        pages.MapForm<SaleDesk>("/codes", async (form, page, desk) =>
        {
            var code = form.Text("code");
            return page.Answer(
                await desk.AddCodeAsync(code, form.Operation(code), form.Aborted), form, Place.Panel, code);
        });
        pages.MapForm<SaleDesk>("/codes/remove", async (form, page, desk) =>
        {
            var code = form.Text("code");
            return page.Answer(
                await desk.RemoveCodeAsync(code, form.Operation(code), form.Aborted), form, Place.Total);
        });
        pages.MapForm<SaleDesk>("/renew", async (form, page, desk) =>
        {
            var command = new RenewSale(form.Text("total"));
            return page.Answer(
                await desk.RenewAsync(command, form.Operation(command), form.Aborted), form, Place.Total);
        });
        pages.MapForm<SaleDesk>("/void", async (form, page, desk) =>
            page.Answer(await desk.VoidAsync(form.Operation(), form.Aborted), form, Place.Panel));
    }

    private static void MapPaying(RouteGroupBuilder pages)
    {
        pages.MapForm<CashDesk>("/cash", (form, page, desk) =>
        {
            var typed = form.Text("amount");
            var command = new PayCash(TypedAmount.Read(typed, page.Currency), form.Sale("sale"));
            return page.AnswerSoonAsync(
                desk.PayAsync(command, form.Operation(command), CancellationToken.None), form, typed, "/");
        });
        pages.MapForm<CardDesk>("/card", (form, page, desk) =>
        {
            var command = new PayCard(form.Text("provider"), form.Text("method"), form.Sale("sale"));
            return page.AnswerSoonAsync(
                desk.PayAsync(command, form.Operation(command), CancellationToken.None), form, "", "/?view=pay");
        });
        pages.MapForm<CardDesk>("/card/cancel", (form, page, desk) => page.AnswerSoonAsync(
            desk.CancelAsync(form.Operation(), CancellationToken.None), form, "", "/?view=pay"));
    }

    private static void MapReceipts(RouteGroupBuilder pages) =>
        pages.MapForm<ReceiptDesk>("/print", (form, page, desk) =>
        {
            var number = form.Text("receipt");
            return page.AnswerSoonAsync(
                desk.PrintAsync(number, form.Operation(number), CancellationToken.None), form, "", form.Back);
        });

    private static void MapHandoffs(RouteGroupBuilder pages)
    {
        pages.MapForm<HandoffDesk>("/phone", async (form, page, desk) =>
        {
            var answer = await desk.HandOffAsync(form.Operation(), form.Aborted);
            var to = answer.IsRefused ? "/" : $"/?view=phone&sale={answer.Value.Sale}";
            return page.Answer(answer, form, Place.Total, to: to);
        });
        pages.MapForm<TakeBackDesk>("/take-back", async (form, page, desk) =>
        {
            var command = new TakeBack(form.Sale("sale"));
            return page.Answer(
                await desk.TakeBackAsync(command, form.Operation(command), form.Aborted), form, Place.Panel);
        });
        pages.MapForm<ClaimDesk>("/claim", async (form, page, desk) =>
        {
            var command = new ClaimSale(form.Text("code"));
            return page.Answer(
                await desk.ClaimAsync(command, form.Operation(command), form.Aborted), form, Place.Panel, command.Code);
        });
        pages.MapForm<SeenHandoffs>("/aside", (form, _, seen) =>
        {
            if (form.Sale("sale") is { } sale)
            {
                seen.PutAside(sale);
            }

            return Task.FromResult<IResult>(new SeeOther("/"));
        });
    }

    private static async Task<IResult> EnrolAsync(ScreenForm form, ScreenPages page, TillEnrolment enrolment)
    {
        var server = Uri.TryCreate(form.Text("server"), UriKind.Absolute, out var address) ? address : null;
        var code = form.Text("code");
        var answer = server is null
            ? Refusal.Of(RefusalKind.Malformed, "till.bad-server-address", ("address", form.Text("server")))
            : await enrolment.EnrolAsync(new EnrolmentRequest(server, code), form.Aborted);
        return page.Answer(answer, form, Place.Panel, code);
    }

    /// <summary>A form of the page, with the desk that does what it asks.</summary>
    private static void MapForm<TDesk>(
        this RouteGroupBuilder pages, string path, Func<ScreenForm, ScreenPages, TDesk, Task<IResult>> handle)
        where TDesk : notnull =>
        pages.MapPost(path, async (HttpContext http, ScreenPages page, TDesk desk) =>
        {
            var form = await ScreenForm.ReadAsync(http);
            try
            {
                return await handle(form, page, desk);
            }
            catch (SqliteException failure)
            {
                // Nothing was done, as a full disk does it: said beside where it was asked for, with what was typed.
                page.NoteUnsaved(failure);
                var place = form.Ask.Panel == Panel.None ? Place.Ticket : Place.Panel;
                return page.Show(form.Ask, new Trouble(place, TillDatabase.CannotSave, form.Typed));
            }
        });
}
