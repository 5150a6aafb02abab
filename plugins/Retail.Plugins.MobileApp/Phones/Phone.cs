using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Retail.Plugins.MobileApp.Phones;

/// <summary>
/// What this phone holds, in cookies that no script can read: a name of its own, which cart it shows, and one cookie
/// per cart, so that two tabs that open a cart each do not overwrite one another.
/// </summary>
internal sealed class Phone
{
    private const string DeviceCookie = "app-device";
    private const string CurrentCookie = "app-cart";
    private const string CartCookie = "app-cart-";
    private const int MaxHeld = 12;
    private const int DeviceBytes = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private readonly HttpContext http;
    private readonly List<HeldCart> held;

    private Phone(HttpContext http, string? device, List<HeldCart> held, CartId? current) =>
        (this.http, Device, this.held, Current) = (http, device, held, current);

    /// <summary>This phone's random name, which makes its claims safe to repeat; null before its first page.</summary>
    public string? Device { get; }

    /// <summary>The cart that the app opens with, if there is one.</summary>
    public CartId? Current { get; }

    /// <summary>Every cart that it holds, newest first.</summary>
    public IReadOnlyList<HeldCart> Held => held;

    public static Phone Of(HttpContext http)
    {
        var device = http.Request.Cookies[DeviceCookie];
        var held = http.Request.Cookies
            .Where(cookie => cookie.Key.StartsWith(CartCookie, StringComparison.Ordinal))
            .Select(cookie => ReadOne(cookie.Key, cookie.Value))
            .OfType<HeldCart>()
            .OrderByDescending(cart => cart.Id.Value)
            .ToList();
        var current = CartId.TryParse(http.Request.Cookies[CurrentCookie], null, out var id) &&
            held.Exists(cart => cart.Id == id) ? id : (CartId?)null;
        return new Phone(http, device is { Length: 22 } && Base64Url.IsValid(device) ? device : null, held, current);
    }

    /// <summary>The cart of this id, if this phone holds it.</summary>
    public HeldCart? Find(CartId id) => held.Find(cart => cart.Id == id);

    /// <summary>The cart that came by this code or document, if it did.</summary>
    public HeldCart? FindByMark(string mark) => held.Find(cart => cart.Mark == mark);

    /// <summary>A short name for a code or document that tells nothing about it.</summary>
    public static string MarkOf(string code) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes("mark\n" + code)).AsSpan(0, 9));

    /// <summary>Gives the phone its name, unless it has one.</summary>
    public void Greet()
    {
        if (Device is null)
        {
            Set(DeviceCookie, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(DeviceBytes)));
        }
    }

    /// <summary>Keeps the cart and shows it from now on; the oldest give way.</summary>
    public void Keep(HeldCart cart)
    {
        Set(NameOf(cart.Id), cart.Write());
        Show(cart.Id);
        foreach (var old in held.Where(other => other.Id != cart.Id).Skip(MaxHeld - 1))
        {
            Drop(NameOf(old.Id));
        }
    }

    /// <summary>Shows this cart from now on.</summary>
    public void Show(CartId id) => Set(CurrentCookie, id.ToString());

    /// <summary>Shows none from now on.</summary>
    public void ShowNone() => Drop(CurrentCookie);

    /// <summary>Forgets one cart.</summary>
    public void Forget(CartId id)
    {
        Drop(NameOf(id));
        if (Current == id)
        {
            ShowNone();
        }
    }

    /// <summary>Forgets everything.</summary>
    public void ForgetAll()
    {
        foreach (var cart in held)
        {
            Drop(NameOf(cart.Id));
        }

        ShowNone();
        Drop(DeviceCookie);
    }

    private static string NameOf(CartId id) => CartCookie + id.Value.ToString("N");

    private static HeldCart? ReadOne(string name, string value) =>
        Guid.TryParseExact(name.AsSpan(CartCookie.Length), "N", out var id) &&
        HeldCart.TryRead(new CartId(id), value, out var cart) ? cart : null;

    private void Set(string name, string value) => http.Response.Cookies.Append(name, value, Options(Kept));

    private void Drop(string name) => http.Response.Cookies.Delete(name, Options(null));

    // The whole site, because codes are opened at /h and carts at /app.
    private CookieOptions Options(TimeSpan? kept) => new()
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = kept,
        IsEssential = true,
    };
}
