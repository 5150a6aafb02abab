using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Retail.Browsing;

namespace Retail.Tests.Faces.Phone;

/// <summary>What a browser asks of a page before it offers to install it.</summary>
[Collection(BrowsingTests.Name)]
[Trait("Database", "none")]
public sealed class InstallTests(OpenShop shop)
{
    [BrowserFact]
    public async Task The_manifest_names_the_app_and_its_icons_are_what_it_says()
    {
        using var http = new HttpClient { BaseAddress = shop.Server.Address };
        var manifest = JsonNode.Parse(await http.GetStringAsync("/app/manifest.webmanifest"))!;
        Assert.Equal("/app", manifest["start_url"]!.GetValue<string>());
        Assert.Equal("standalone", manifest["display"]!.GetValue<string>());
        Assert.NotEmpty(manifest["name"]!.GetValue<string>());
        var pictures = manifest["icons"]!.AsArray()
            .Where(icon => icon!["type"]!.GetValue<string>() == "image/png").ToArray();
        Assert.Contains(pictures, icon => icon!["sizes"]!.GetValue<string>() == "192x192");
        Assert.Contains(pictures, icon => icon!["purpose"]!.GetValue<string>() == "maskable");
        foreach (var icon in pictures)
        {
            var bytes = await http.GetByteArrayAsync(icon!["src"]!.GetValue<string>());
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
            Assert.Equal(icon["sizes"]!.GetValue<string>(), $"{width}x{height}");
        }
    }

    [BrowserFact]
    public async Task The_service_worker_may_rule_the_app_and_is_asked_for_anew()
    {
        using var http = new HttpClient { BaseAddress = shop.Server.Address };
        using var answer = await http.GetAsync("/app/worker.js");
        Assert.Equal("/app", Assert.Single(answer.Headers.GetValues("Service-Worker-Allowed")));
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoCache);
    }
}
