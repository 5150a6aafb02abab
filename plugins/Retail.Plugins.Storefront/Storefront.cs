using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Retail.Abstractions.Plugins;
using Retail.Plugins.Storefront.Carts;
using Retail.Plugins.Storefront.Frame;
using Retail.Plugins.Storefront.Serving;

namespace Retail.Plugins.Storefront;

/// <summary>What all pages of the shop share while it runs.</summary>
internal sealed class Storefront(IPluginContext context)
{
    private readonly Lazy<ShopFiles> files = new(() => ShopFiles.Of(context));

    /// <summary>The only clock.</summary>
    public TimeProvider Clock => context.Clock;

    /// <summary>Pages that are the same for everybody.</summary>
    public PageCache Pages { get; } = new(context.Clock);

    /// <summary>What is shown around a page.</summary>
    public Front FrontOf(Visitor visitor, string address, string text = "") =>
        new(files.Value, visitor.Shop.Name, visitor.Store, address, text);

    /// <summary>The clock on the wall of the visitor's store.</summary>
    public ShopTime TimeOf(Visitor visitor) => ShopTime.Of(visitor.Shop, visitor.Store, Clock.GetUtcNow());

    /// <summary>What this person gets in a page's places.</summary>
    public Personal PersonOf(CartCookie? cart, string added = "") => new(cart, OperationNames.New(Clock), added);

    /// <summary>A page of one person, drawn for this answer.</summary>
    public async Task<IResult> ShowAsync<TPage>(
        CartCookie? cart, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new HtmlPage(await Rendering.RenderAsync<TPage>(model), PersonOf(cart), status);

    /// <summary>
    /// What went wrong, in the shop's frame; <paramref name="visitor"/> is null while the shop is not set up.
    /// </summary>
    public Task<IResult> RefuseAsync(Visitor? visitor, Refusal refusal)
    {
        var front = visitor is null
            ? new Front(files.Value, Words.Book["frame.shop"], null, LocalAddress.Home)
            : FrontOf(visitor, LocalAddress.Home);
        var model = new RefusalModel(front, refusal);
        return ShowAsync<RefusalPage>(
            visitor?.Cart,
            model,
            model.IsClosed ? StatusCodes.Status503ServiceUnavailable : (int)refusal.Kind);
    }
}
