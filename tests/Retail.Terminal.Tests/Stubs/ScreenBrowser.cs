using System.Net;
using System.Text.RegularExpressions;

namespace Retail.Terminal.Tests.Stubs;

/// <summary>
/// A browser without scripts before the till's screen: loads the page, fills forms in, follows where they lead.
/// </summary>
internal sealed partial class ScreenBrowser : IDisposable
{
    private readonly HttpClient http;

    public ScreenBrowser(TestTill till, string language = "en")
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(till.Http.BaseAddress!, "/"),
        };
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>What the browser says of itself from now on.</summary>
    public void Say(string header, string value)
    {
        http.DefaultRequestHeaders.Remove(header);
        http.DefaultRequestHeaders.Add(header, value);
    }

    public async Task<string> GetAsync(string path = "/")
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Decode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Goes where there may be no page; gives the status, the kind of answer and its text.</summary>
    public async Task<(int Status, string? Type, string Text)> LookAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
            Decode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a form; gives the status, where it leads, and the page that came instead.</summary>
    public async Task<(int Status, string? To, string Page)> SendAsync(
        string path, params (string Name, string Value)[] fields)
    {
        using var answer = await http.PostAsync(
            path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return ((int)answer.StatusCode, answer.Headers.Location?.ToString(),
            Decode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends a form that is done, and gives the page that it leads to.</summary>
    public async Task<string> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        var (status, to, page) = await SendAsync(path, fields);
        Assert.True(status == 303, page);
        return await GetAsync(to!);
    }

    public void Dispose() => http.Dispose();

    private static string Decode(string page) => WebUtility.HtmlDecode(Blank().Replace(page, " "));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
