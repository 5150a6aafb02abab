using System.Net;
using System.Text.RegularExpressions;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>A page that the web shop sent.</summary>
internal sealed record ShopPage(
    HttpStatusCode Status, Uri Address, string Html, IReadOnlyList<string> Cookies, string? Tag)
{
    /// <summary>What a person reads, blanks as one.</summary>
    public string Text { get; } = Read(Html);

    /// <summary>What is said beside the field, or null.</summary>
    public string? Problem =>
        Regex.Match(Html, "id=\"problem\"[^>]*>(.*?)</p>", RegexOptions.Singleline) is { Success: true } said
            ? Read(said.Groups[1].Value)
            : null;

    /// <summary>Hash of the quote that is offered once a guarantee has ended.</summary>
    public string OfferedHash =>
        Regex.Match(Html, "action=\"/shop/cart/renew\".*?name=\"hash\" value=\"([^\"]*)\"", RegexOptions.Singleline)
            .Groups[1].Value;

    /// <summary>What a field of the page's first form with that field holds.</summary>
    public string Field(string name)
    {
        var input = Regex.Match(Html, $"<input[^>]*name=\"{name}\"[^>]*>");
        Assert.True(input.Success, $"{Address} has no field {name}.");
        return WebUtility.HtmlDecode(Regex.Match(input.Value, "value=\"([^\"]*)\"").Groups[1].Value);
    }

    private static string Read(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " ")), @"\s+", " ").Trim();
}
