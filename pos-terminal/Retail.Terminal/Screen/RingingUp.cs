using System.Globalization;
using System.Text.RegularExpressions;
using Retail.Terminal.Devices;
using Retail.Terminal.Searching;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Screen;

/// <summary>The forms that change the ticket's lines.</summary>
internal static partial class RingingUp
{
    /// <summary>What was typed or scanned into the field; <c>3*</c> alone means three of the chosen line.</summary>
    public static async Task<IResult> ScanAsync(ScreenForm form, ScreenPages page, ScanDesks desks)
    {
        var typed = form.Text("text");
        if (typed.Length == 0)
        {
            return new SeeOther("/");
        }

        if (Times().Match(typed) is { Success: true } times)
        {
            var quantity = decimal.Parse(times.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            return page.Answer(await SetChosenAsync(form, page, desks.Sales, quantity), form, Place.Ticket, typed);
        }

        var scanned = await desks.Router.ScanAsync(typed, form.Operation(typed), form.Aborted);
        return page.Answer(
            scanned, form, Place.Ticket, typed,
            scanned switch
            {
                { IsRefused: false, Value.Kind: ScanKind.Choices } => ScreenAsk.At(Panel.Search, typed),
                { IsRefused: false, Value.Receipt: { } receipt } => ScreenAsk.At(Panel.Receipt, receipt),
                _ => "/",
            });
    }

    public static async Task<IResult> AddAsync(ScreenForm form, ScreenPages page, SaleDesk desk)
    {
        var quantity = Number(form.Text("quantity"));
        var command = new AddToSale(form.Text("sku"), null, quantity ?? 1, Weighs: (quantity ?? 1) == 1);
        var added = await desk.AddAsync(command, form.Operation(command), form.Aborted);

        // Favourites are touched one after the other; what was searched for is found.
        var to = form.Ask.Panel == Panel.Favourites ? form.Back : "/";
        return page.Answer(added, form, Place.Panel, to: to);
    }

    public static async Task<IResult> SetQuantityAsync(ScreenForm form, ScreenPages page, SaleDesk desk)
    {
        if (Number(form.Text("quantity")) is not { } quantity)
        {
            return new SeeOther("/");
        }

        var command = new SetQuantity(quantity);
        return page.Answer(
            await desk.SetQuantityAsync(form.Line, command, form.Operation(command), form.Aborted), form, Place.Ticket);
    }

    public static async Task<IResult> RemoveAsync(ScreenForm form, ScreenPages page, SaleDesk desk) => page.Answer(
        await desk.RemoveLineAsync(form.Line, form.Operation(), form.Aborted), form, Place.Ticket);

    public static async Task<IResult> RestoreAsync(ScreenForm form, ScreenPages page, SaleDesk desk) => page.Answer(
        await desk.RestoreLineAsync(form.Line, form.Operation(), form.Aborted), form, Place.Ticket);

    public static Task<IResult> TareAsync(ScreenForm form, ScreenPages page, ScaleLoop scale) =>
        Task.FromResult(page.Answer(scale.TakeTare(), form, Place.Ticket));

    public static Task<IResult> ClearTareAsync(ScreenForm form, ScreenPages page, ScaleLoop scale) =>
        Task.FromResult(page.Answer(scale.ClearTare(), form, Place.Ticket));

    public static async Task<IResult> ZeroAsync(ScreenForm form, ScreenPages page, ScaleLoop scale) =>
        page.Answer(await scale.ZeroAsync(form.Aborted), form, Place.Ticket);

    private static Task<Outcome<Sale>> SetChosenAsync(
        ScreenForm form, ScreenPages page, SaleDesk desk, decimal quantity)
    {
        if (page.Read(form.Ask).ChosenLine is not { } line)
        {
            return Task.FromResult<Outcome<Sale>>(Refusal.Of(RefusalKind.Conflict, "till.no-sale"));
        }

        // A line of the quote may be made of several: the others keep what they have.
        var others = line.Quote.Quantity.Value - line.Own.Value;
        var command = new SetQuantity(quantity - others);
        return desk.SetQuantityAsync(line.Id, command, form.Operation(command), form.Aborted);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"^(\d{1,5}(?:[.,]\d{1,3})?)\s*[*×]$", RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
