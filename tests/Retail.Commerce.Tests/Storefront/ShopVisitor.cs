using System.Net;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>Somebody with a browser without scripts: keeps cookies, follows redirects, sends forms.</summary>
internal sealed class ShopVisitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;

    public ShopVisitor(Uri address, string language = "es")
    {
        http = new HttpClient(handler) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>Somebody who has chosen the store and filled a cart with so much.</summary>
    public static async Task<ShopVisitor> WithAsync(Uri address, string sku, string quantity)
    {
        var visitor = new ShopVisitor(address);
        await visitor.ChooseAsync("centro");
        await visitor.AddAsync(sku, quantity);
        return visitor;
    }

    /// <summary>The same browser's second click: it sends the cookies of this moment, whatever is answered.</summary>
    public ShopVisitor Twin()
    {
        var twin = new ShopVisitor(http.BaseAddress!);
        twin.handler.CookieContainer.Add(handler.CookieContainer.GetAllCookies());
        return twin;
    }

    /// <summary>Its cookies, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => handler.CookieContainer.GetAllCookies()
        .ToDictionary(cookie => cookie.Name, cookie => cookie.Value, StringComparer.Ordinal);

    /// <summary>What it sends with every request can be changed here.</summary>
    public HttpClient Http => http;

    public Task<ShopPage> GetAsync(string path) => ReadAsync(http.GetAsync(new Uri(path, UriKind.Relative)));

    public Task<ShopPage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        ReadAsync(http.PostAsync(new Uri(path, UriKind.Relative), Form(fields)));

    /// <summary>Opens a product's page and puts so much of it in the cart.</summary>
    public async Task<ShopPage> AddAsync(string sku, string quantity = "1")
    {
        var product = await GetAsync("/shop/p/" + sku);
        return await PostAsync("/shop/p/" + sku, ("op", product.Field("op")), ("quantity", quantity));
    }

    public Task<ShopPage> ChooseAsync(string store) => PostAsync("/shop/store", ("store", store), ("back", "/shop"));

    /// <summary>Presses the button of a checkout page.</summary>
    public Task<ShopPage> PayAsync(
        ShopPage checkout, string by = "simulator/approve", string way = "Pickup",
        params (string Name, string Value)[] address) =>
        PostAsync(
            "/shop/checkout",
            [("payment", checkout.Field("payment")), ("order", checkout.Field("order")),
            ("hash", checkout.Field("hash")), ("way", way), ("by", by), .. address]);

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<ShopPage> ReadAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return new ShopPage(
            answer.StatusCode,
            answer.RequestMessage!.RequestUri!,
            await answer.Content.ReadAsStringAsync(),
            answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            answer.Headers.ETag?.ToString());
    }
}
