using System.Globalization;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>
/// POST /shop/cart/lines: one more, one less, so many, or none of a line. "One more" means one more than was shown;
/// when another tab has changed the line since, nothing is done and the page shows what it is now.
/// </summary>
internal sealed class LineChange(IFormCollection form, ICarts carts, TimeProvider clock)
{
    private const int MaxLineId = 40;
    private const int MaxRaces = 4;

    private readonly string line = form["line"].ToString() is { Length: <= MaxLineId } id ? id : string.Empty;

    private readonly string operation = OperationNames.Read(form[OperationNames.Field], clock);

    private readonly string typed = QuantityText.Bounded(form["quantity"]);

    public async Task<IResult> RunAsync(HttpContext http, CartDesk desk)
    {
        if (form["do"] == "remove")
        {
            return await RemoveAsync(http, desk);
        }

        var unread = false;
        return await desk.ActAsync(
            http,
            async key =>
            {
                for (var race = 1; ; race++)
                {
                    var changed = await ChangeAsync(key, () => unread = true, http.RequestAborted);
                    if (changed is not { IsRefused: true, Refusal.Kind: RefusalKind.Stale } || race == MaxRaces)
                    {
                        return changed;
                    }
                }
            },
            refusal => unread
                ? Unread(QuantityText.Unreadable(typed))
                : refusal.Code == ChangedElsewhere
                    ? new CartProblem(line, null, null!, Words.Book["cart.changed-elsewhere"], (int)refusal.Kind)
                    : CartProblem.Of(refusal, line, "quantity", typed));
    }

    private const string ChangedElsewhere = "cart.stale";

    private CartProblem Unread(string sentence) =>
        new(line, "quantity", typed, sentence, StatusCodes.Status422UnprocessableEntity);

    private async Task<Outcome<Cart>> ChangeAsync(CartKey key, Action isUnread, CancellationToken cancellationToken)
    {
        var now = await carts.GetAsync(key, cancellationToken);
        if (now.IsRefused)
        {
            return now;
        }

        var cart = now.Value;
        if (cart.Lines.FirstOrDefault(each => each.Id == line) is not { } current)
        {
            return Refusal.Of(RefusalKind.NotFound, "cart.line-not-found", ("line", line));
        }

        var unit = cart.Quote.Lines.FirstOrDefault(each => each.LineIds.Contains(line, StringComparer.Ordinal))?.Unit;
        if (Wanted(current, unit ?? UnitOfMeasure.Piece) is not { } wanted)
        {
            isUnread();
            return Refusal.Of(RefusalKind.Rule, "cart.line-not-found", ("line", line));
        }

        if (current.Quantity.Value == wanted)
        {
            return now;
        }

        var isStep = form["do"] != "set";
        if (isStep && current.Quantity.ToString() != form["was"])
        {
            return Stale(cart);
        }

        var target = wanted.ToString(CultureInfo.InvariantCulture);
        var version = cart.Version.ToString(CultureInfo.InvariantCulture);
        var stamp = isStep
            ? OperationNames.Stamp(operation, "step", line, target, version) with { IfVersion = cart.Version }
            : OperationNames.Stamp(operation, "set", line, target);
        return await carts.SetQuantityAsync(key, line, wanted, stamp, cancellationToken);
    }

    private decimal? Wanted(CartLine current, UnitOfMeasure unit)
    {
        if (form["do"] == "set" ||
            !decimal.TryParse(form["was"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var was) ||
            was > Quantity.Max)
        {
            return QuantityText.Read(typed, unit);
        }

        return form["do"] == "less" ? was - 1 : was + 1;
    }

    private Refusal Stale(Cart cart) => Refusal.Of(
        RefusalKind.Conflict, ChangedElsewhere,
        ("given", form["was"].ToString() is { Length: <= QuantityText.MaxLength } was ? was : "?"),
        ("actual", cart.Version.ToString(CultureInfo.InvariantCulture)));

    private async Task<IResult> RemoveAsync(HttpContext http, CartDesk desk)
    {
        CartLine? gone = null;
        var undo = OperationNames.New(clock);
        return await desk.ActAsync(http, async key =>
        {
            var now = await carts.GetAsync(key, http.RequestAborted);
            if (now.IsRefused || (gone = now.Value.Lines.FirstOrDefault(each => each.Id == line)) is null)
            {
                // Another click or tab was first: it is gone, as was wanted.
                return now;
            }

            var stamp = OperationNames.Stamp(operation, "remove", line);
            var removed = await carts.RemoveLineAsync(key, line, stamp, http.RequestAborted);
            return removed is { IsRefused: true, Refusal.Code: "cart.line-not-found" } ? now : removed;
        },
        afterwards: () => gone is null
            ? "/shop/cart"
            : $"/shop/cart?removed={Uri.EscapeDataString(gone.Sku)}&was={gone.Quantity}&undo={undo}");
    }
}
