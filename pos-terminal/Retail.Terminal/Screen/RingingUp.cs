using System.Globalization;
using System.Text.RegularExpressions;
using Retail.Terminal.Selling;

namespace Retail.Terminal.Screen;

/// <summary>The forms that change the ticket's lines.</summary>
internal static partial class RingingUp
{
    /// <summary>What was typed or scanned into the field; <c>3*</c> in front says how many.</summary>
    public static async Task<IResult> ScanAsync(ScreenForm form, ScreenPages page, SaleDesk desk)
    {
        var typed = form.Text("text");
        if (typed.Length == 0)
        {
            return new SeeOther("/");
        }

        if (Times().Match(typed) is { Success: true } times)
        {
            var quantity = decimal.Parse(times.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            var rest = times.Groups[2].Value.Trim();
            return rest.Length > 0
                ? page.Answer(await RingUpAsync(form, desk, rest, quantity), form, Place.Ticket, typed)
                : page.Answer(await SetChosenAsync(form, page, desk, quantity), form, Place.Ticket, typed);
        }

        var rung = await RingUpAsync(form, desk, typed, 1);
        return rung.Refusal is { Kind: RefusalKind.NotFound or RefusalKind.Malformed } && typed.Any(char.IsLetter)
            ? new SeeOther("/?view=search&q=" + Uri.EscapeDataString(ScreenAsk.Shorten(typed)))
            : page.Answer(rung, form, Place.Ticket, typed);
    }

    public static async Task<IResult> AddAsync(ScreenForm form, ScreenPages page, SaleDesk desk)
    {
        var command = new AddToSale(form.Text("sku"), null);
        var added = await desk.AddAsync(command, form.Operation(command), form.Aborted);
        return page.Answer(added, form, Place.Panel);
    }

    public static async Task<IResult> SetQuantityAsync(ScreenForm form, ScreenPages page, SaleDesk desk)
    {
        var text = form.Text("quantity");
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity))
        {
            return new SeeOther("/");
        }

        var command = new SetQuantity(quantity);
        return page.Answer(
            await desk.SetQuantityAsync(form.Line, command, form.Operation(command), form.Aborted), form, Place.Ticket);
    }

    public static async Task<IResult> RemoveAsync(ScreenForm form, ScreenPages page, SaleDesk desk) => page.Answer(
        await desk.RemoveLineAsync(form.Line, form.Operation(), form.Aborted), form, Place.Ticket);

    private static async Task<Outcome<Sale>> RingUpAsync(
        ScreenForm form, SaleDesk desk, string typed, decimal quantity)
    {
        var asSku = new AddToSale(typed.ToUpperInvariant(), null, quantity);
        var bySku = await desk.AddAsync(asSku, form.Operation(asSku), form.Aborted);
        if (bySku.Refusal is not { Kind: RefusalKind.NotFound } || !typed.All(char.IsAsciiDigit))
        {
            return bySku;
        }

        var asBarcode = new AddToSale(null, typed, quantity);
        return await desk.AddAsync(asBarcode, form.Operation(asBarcode), form.Aborted);
    }

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

    [GeneratedRegex(@"^(\d{1,5}(?:[.,]\d{1,3})?)\s*[*×]\s*(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
