using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Retail.Faces;

namespace Retail.Tests.Faces;

/// <summary>A web server on a free port with the look, one page and one interface; its reader speaks Spanish.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;
    private int posts;

    private PageSite(WebApplication app)
    {
        this.app = app;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Add("Accept-Language", "es");
    }

    public static async Task<PageSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFaces();
        var app = builder.Build();
        var site = new PageSite(app);
        app.UseRequestLocalization("en", "es");
        app.UseRouting();
        app.UseFaces();
        app.MapLook();
        app.MapGet("/page", () => "read").WithMetadata(PageMark.Instance);
        app.MapGet("/kept", (HttpResponse answer) =>
        {
            answer.Headers.CacheControl = "public, max-age=60";
            return "kept";
        }).WithMetadata(PageMark.Instance);
        app.MapPost("/page", () => ++site.posts).WithMetadata(PageMark.Instance);
        app.MapPost("/interface", () => "done");
        await app.StartAsync();
        return site;
    }

    public async Task<(HttpStatusCode Status, Dictionary<string, string> Headers, string Body)> SendAsync(
        HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, app.Urls.Single() + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.SendAsync(request);
        return (
            answer.StatusCode,
            answer.Headers.Concat(answer.Content.Headers)
                .ToDictionary(
                    header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
