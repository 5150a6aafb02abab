using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Stores;
using Retail.Plugins.MobileApp.Phones;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>
/// Who asks for a page: the phone with what it holds, the shop that it is in, and the form that it sent.
/// </summary>
internal sealed class Visitor
{
    private const int MaxOperation = 60;
    private readonly HttpContext http;

    private Visitor(HttpContext http, AppFiles files, AppSite site, FormFields form)
    {
        this.http = http;
        (Files, Site, Form, Phone) = (files, site, form, Phone.Of(http));
    }

    public AppFiles Files { get; }

    public AppSite Site { get; }

    public Phone Phone { get; }

    public FormFields Form { get; }

    public CancellationToken Left => http.RequestAborted;

    public HttpResponse Response => http.Response;

    /// <summary>Reads a query value, trimmed and at most so long.</summary>
    public string Query(string name, int maxLength = 100) =>
        http.Request.Query[name] is [{ } value, ..] && value.Length <= maxLength ? value.Trim() : string.Empty;

    /// <summary>The framework calls it for every endpoint that takes a visitor.</summary>
    public static async ValueTask<Visitor?> BindAsync(HttpContext http)
    {
        var files = http.GetEndpoint()!.Metadata.GetRequiredMetadata<AppFiles>();
        var shop = await http.RequestServices.GetRequiredService<IShop>().ReadAsync(http.RequestAborted);
        var site = new AppSite(shop.IsRefused ? null : shop.Value, files);
        return new Visitor(http, files, site, await FormFields.ReadAsync(http));
    }

    /// <summary>The cart of this id, when it is one and this phone holds it.</summary>
    public HeldCart? Held(string id) => CartId.TryParse(id, null, out var cart) ? Phone.Find(cart) : null;

    /// <summary>
    /// Makes the command of this form safe to repeat: the id that its page gave it, and what it says. A form that is
    /// sent twice is one command; the same page with something else in it is another.
    /// </summary>
    public CommandStamp Stamp(params ReadOnlySpan<string> content)
    {
        var operation = Form["op"];
        if (operation.Length is 0 or > MaxOperation || operation.Any(c => c is <= ' ' or > '~'))
        {
            operation = Site.NewOperation();
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', content)));
        return new CommandStamp($"app-{operation}-{Convert.ToHexStringLower(hash)[..16]}");
    }

    /// <summary>A name for the line that this form adds, the same on every repeat.</summary>
    public string LineName(string item) => Stamp(item).OperationId[^32..].Trim('-');

    /// <summary>A page.</summary>
    public RazorComponentResult<TPage> Page<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(new { Site, Model = model }) { StatusCode = status };

    /// <summary>Leads on after a form, so that a reload sends nothing again.</summary>
    public static IResult Lead(string path) => new SeeOther(path);

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
