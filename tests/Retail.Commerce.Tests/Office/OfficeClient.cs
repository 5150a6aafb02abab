using System.Net;
using System.Text.RegularExpressions;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Office;

/// <summary>
/// A browser without scripts: it keeps cookies, follows nothing by itself, and says where its forms are from.
/// </summary>
internal sealed partial class OfficeClient : IDisposable
{
    private static int members;

    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;
    private readonly Uri address;

    public OfficeClient(RunningServer server, string language = "en")
    {
        address = server.Address;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = address,
        };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>The office's cookie, as the server wrote it.</summary>
    public string? Cookie => cookies.GetCookies(new Uri(address, "/office"))["retail-office"]?.Value;

    /// <summary>Somebody with this role who is logged in.</summary>
    public static async Task<OfficeClient> LogInAsync(RunningServer server, string role, string language = "en")
    {
        var user = $"{role}-{Interlocked.Increment(ref members)}";
        await server.AddStaffAsync(user, role);
        var client = new OfficeClient(server, language);
        var answer = await client.PostAsync("/office/log-in", ("user", user), ("password", RunningServer.Password));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        return client;
    }

    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        });

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var answer = await http.SendAsync(sent);
        return new Page(
            answer.StatusCode,
            answer.Headers.Location?.OriginalString,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join("; ", header.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    /// <summary>A page as it came.</summary>
    internal sealed partial record Page(
        HttpStatusCode Status, string? Location, Dictionary<string, string> Headers, string Html)
    {
        /// <summary>What is told as the problem of the page, without its tags.</summary>
        public string Problem => Tags().Replace(
            ProblemElement().Match(Html) is { Success: true } found ? found.Groups["inside"].Value : string.Empty,
            string.Empty).Trim();

        /// <summary>The value of the first field of this name.</summary>
        public string Field(string name)
        {
            var found = Regex.Match(
                Html, $"<input[^>]*name=\"{name}\"[^>]*>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
            Assert.True(found.Success, $"There is no field {name}.");
            var value = Value().Match(found.Value);
            return WebUtility.HtmlDecode(value.Groups["value"].Value);
        }

        [GeneratedRegex(
            "id=\"problem\"[^>]*>(?<inside>.*?)</(p|div)>",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            1000)]
        private static partial Regex ProblemElement();

        [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Tags();

        [GeneratedRegex("value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Value();
    }
}
