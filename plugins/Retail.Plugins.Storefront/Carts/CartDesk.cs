using System.Globalization;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Catalog;
using Retail.Abstractions.Stores;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Orders;
using Retail.Plugins.Storefront.Serving;
using Retail.Plugins.Storefront.Stores;

namespace Retail.Plugins.Storefront.Carts;

/// <summary>The cart of a request: opened by what the browser remembers, shown, changed.</summary>
internal sealed class CartDesk(Storefront shop, ICarts carts, IHandoffs handoffs, ICatalog catalog, IShop shops)
{
    // Looking up the category of each line, for its colour, is not worth it beyond this.
    private const int MaxColoured = 60;

    private const string Page = "/shop/cart";

    /// <summary>The page's address, where it tells that these coupons were left behind.</summary>
    public static string AddressWithout(IReadOnlyList<string> codes) => codes.Count == 0
        ? Page
        : Page + "?left=" + string.Join("&left=", codes.Select(Uri.EscapeDataString));

    /// <summary>
    /// Shows the page with what could not be done, or with what was just taken out or left behind.
    /// </summary>
    public async Task<IResult> ShowAsync(
        HttpContext http, CartProblem? problem = null, (string Sku, string Quantity, string Operation)? removed = null,
        IReadOnlyList<string>? left = null)
    {
        var who = await Visitor.OfAsync(http, shops, http.RequestAborted);
        if (who.IsRefused)
        {
            return await shop.RefuseAsync(null, who.Refusal);
        }

        var visitor = who.Value;
        var mine = await OpenAsync(visitor, http);
        if (mine is { IsRefused: true })
        {
            return await shop.RefuseAsync(visitor, mine.Value.Refusal);
        }

        if (mine?.Value.State is CartState.Ordered or CartState.Paying)
        {
            return new SeeOther(KnownOrders.AddressOf(mine.Value.Value.Id));
        }

        var cart = mine?.Value;
        var cookie = cart is null ? null : CartCookie.Write(http, visitor.Cart!.Key, cart);
        var model = await ModelAsync(visitor, cart, problem, http);
        return await shop.ShowAsync<CartPage>(
            cookie,
            model with
            {
                Removed = await RemovedAsync(visitor, removed),
                Left = [.. (left ?? []).Except(cart?.Codes ?? [], StringComparer.Ordinal)],
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Changes the cart and shows it again; what is refused is told where it was done.</summary>
    public async Task<IResult> ActAsync(
        HttpContext http,
        Func<CartKey, Task<Outcome<Cart>>> act,
        Func<Refusal, CartProblem>? explain = null,
        Func<string>? afterwards = null)
    {
        if (CartCookie.Read(http.Request) is not { } cookie)
        {
            return new SeeOther(Page);
        }

        var done = await act(cookie.Key);
        if (done.IsRefused)
        {
            return await ShowAsync(http, (explain ?? (refusal => CartProblem.Of(refusal)))(done.Refusal));
        }

        CartCookie.Write(http, cookie.Key, done.Value);
        return new SeeOther(afterwards is null ? Page : afterwards());
    }

    /// <summary>
    /// The cart that the browser remembers, or null when it remembers none or one that is gone: then it forgets it.
    /// </summary>
    public async Task<Outcome<Cart>?> OpenAsync(Visitor visitor, HttpContext http)
    {
        if (visitor.Cart is not { } cookie)
        {
            return null;
        }

        var cart = await carts.GetAsync(cookie.Key, http.RequestAborted);
        if (cart is { IsRefused: true, Refusal.Kind: RefusalKind.NotFound } ||
            cart is { IsRefused: false, Value.State: CartState.Abandoned })
        {
            CartCookie.Forget(http);
            FirstCart.Renew(http);
            return null;
        }

        return cart;
    }

    /// <summary>What the cart's pages show.</summary>
    public async Task<CartModel> ModelAsync(Visitor visitor, Cart? cart, CartProblem? problem, HttpContext http)
    {
        var store = ChosenStore.Find(visitor.Shop, cart?.Guarantee.Context.Store);
        var time = ShopTime.Of(visitor.Shop, store ?? visitor.Store, shop.Clock.GetUtcNow());
        problem = problem?.By(time);
        return new CartModel(
            shop.FrontOf(visitor, Page),
            cart,
            cart is null ? [] : await LinesAsync(cart, problem),
            time,
            OperationNames.New(shop.Clock),
            store?.Name)
        {
            Problem = problem,
            Ticket = cart is null ? null : await TicketAsync(visitor, cart, http),
            LastOrder = KnownOrders.Read(http.Request) is [var last, ..] ? KnownOrders.AddressOf(last.Id) : null,
        };
    }

    private async Task<IReadOnlyList<CartLineView>> LinesAsync(Cart cart, CartProblem? problem)
    {
        var view = new CatalogView(Visitor.Channel, cart.Guarantee.Context.Store);
        var byLine = cart.Quote.Lines
            .SelectMany(priced => priced.LineIds.Select(id => (id, priced)))
            .ToDictionary(pair => pair.id, pair => pair.priced, StringComparer.Ordinal);
        HashSet<string> shown = new(StringComparer.Ordinal);
        List<CartLineView> lines = [];
        foreach (var line in cart.Lines)
        {
            var found = lines.Count < MaxColoured
                ? await catalog.FindAsync(line.Sku, view, CancellationToken.None)
                : Refusal.Of(RefusalKind.NotFound, "catalog.unknown-sku", ("sku", line.Sku));
            var priced = byLine[line.Id];
            var wrong = problem?.Line == line.Id ? problem : null;
            lines.Add(new CartLineView(
                line,
                priced,
                found.IsRefused ? line.Sku : found.Value.Variant.Category,
                shown.Add(priced.LineIds[0]),
                wrong?.Typed,
                wrong?.Sentence));
        }

        return lines;
    }

    // Asking again for the offer that was made gives the same code; only the browser that made it knows its operation.
    private async Task<TicketView?> TicketAsync(Visitor visitor, Cart cart, HttpContext http)
    {
        if (cart is not { Handoff: { State: HandoffState.Waiting } handoff, State: CartState.Open })
        {
            return null;
        }

        var store = ChosenStore.Find(visitor.Shop, cart.Guarantee.Context.Store);
        var time = ShopTime.Of(visitor.Shop, store ?? visitor.Store, shop.Clock.GetUtcNow());
        var ticket = await handoffs.StartAsync(
            visitor.Cart!.Key, new StartHandoff(handoff.Id), HandoffEndpoints.StampOf(handoff.Id), http.RequestAborted);
        if (ticket.IsRefused)
        {
            return null;
        }

        var (path, size) = QrPath.Of(ticket.Value.Link);
        return new TicketView(handoff.Id, ticket.Value.Code, path, size, time.Moment(handoff.ExpiresAt));
    }

    private async Task<RemovedLine?> RemovedAsync(
        Visitor visitor, (string Sku, string Quantity, string Operation)? removed)
    {
        if (removed is not { } line)
        {
            return null;
        }

        var found = await catalog.FindAsync(line.Sku, visitor.View, CancellationToken.None);
        return found.IsRefused || !decimal.TryParse(
            line.Quantity, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : new RemovedLine(line.Sku, found.Value.Variant.Name, line.Quantity, line.Operation);
    }
}
