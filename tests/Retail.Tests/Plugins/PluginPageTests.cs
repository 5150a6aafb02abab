using System.Net;
using System.Text.Json.Nodes;
using Retail.Faces;
using Retail.PluginHost;

namespace Retail.Tests.Plugins;

/// <summary>Where plugins may have pages and files, and what of the host's rules holds for them.</summary>
[Trait("Database", "none")]
public sealed class PluginPageTests : IDisposable
{
    private const string Page = """
        context.MapPages("/mine", pages =>
        {
            pages.MapGet("", http => http.Response.WriteAsync("mine")).AllowAnonymous();
            pages.MapPost("", http => http.Response.WriteAsync("changed")).AllowAnonymous();
        });
        return default;
        """;

    private readonly PluginZoo zoo = new();

    public void Dispose() => zoo.Dispose();

    [Fact]
    public async Task A_page_of_a_plugin_has_the_headers_and_the_guard_of_every_page()
    {
        zoo.With("mine", Page, manifest => Pages(manifest, "/mine"));
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        using var read = await http.GetAsync("/mine");
        using var foreign = await PostAsync(http, "cross-site");
        using var own = await PostAsync(http, "same-origin");

        Assert.Equal("mine", await read.Content.ReadAsStringAsync());
        var policy = read.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal("changed", await own.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/office")]
    [InlineData("/office-files")]
    [InlineData("/look")]
    [InlineData("/plugins")]
    [InlineData("/openapi")]
    [InlineData("/health")]
    [InlineData("/")]
    [InlineData("/mine/deeper")]
    [InlineData("/Mine")]
    [InlineData("mine")]
    [InlineData("/../mine")]
    [InlineData("/{anything}")]
    public async Task A_path_that_is_the_hosts_or_odd_is_refused_before_the_plugin_runs(string path)
    {
        zoo.With("mine", "throw new InvalidOperationException(\"It ran.\");", manifest => Pages(manifest, path));

        await using var catalog = await zoo.LoadAsync();

        Assert.Equal(("plugin.manifest-value", "paths"), Refused(catalog, "mine", "field"));
    }

    [Fact]
    public async Task A_path_that_the_manifest_does_not_name_is_refused()
    {
        zoo.With("mine", Page, manifest => Pages(manifest, "/other"));

        await using var catalog = await zoo.LoadAsync();

        Assert.Equal(("plugin.path-undeclared", "/mine"), Refused(catalog, "mine", "path"));
    }

    [Fact]
    public async Task Pages_without_the_capability_are_refused()
    {
        zoo.With("mine", Page, manifest => manifest["paths"] = new JsonArray("/mine"));

        await using var catalog = await zoo.LoadAsync();

        Assert.Equal(("plugin.capability-undeclared", "pages"), Refused(catalog, "mine", "capability"));
    }

    [Fact]
    public async Task A_path_that_another_plugin_has_stays_the_first_ones()
    {
        zoo.With("a-first", Page.Replace("mine\"))", "first\"))", StringComparison.Ordinal), manifest => Pages(manifest, "/mine"));
        zoo.With("b-second", Page, manifest => Pages(manifest, "/mine"));
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        Assert.Equal("first", await http.GetStringAsync("/mine"));
        Assert.Equal(("plugin.path-taken", "a-first"), Refused(catalog, "b-second", "owner"));
    }

    [Fact]
    public async Task A_page_that_leaves_open_who_may_see_it_is_refused()
    {
        zoo.With(
            "mine",
            """context.MapPages("/mine", pages => pages.MapGet("", http => http.Response.WriteAsync("?"))); return default;""",
            manifest => Pages(manifest, "/mine"));
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/mine")).StatusCode);
        Assert.Equal("plugin.endpoint-open", catalog.Plugins.Single().Reason?.Code);
    }

    [Fact]
    public async Task A_file_has_an_address_that_names_its_content()
    {
        zoo.With("mine", """
            System.IO.File.WriteAllText(System.IO.Path.Combine(context.DataDirectory, "address.txt"),
                context.AddressOf("sheets/mine.css") + "\n" + context.AddressOf("/look/retail.css"));
            return default;
            """, instead: null);
        zoo.WriteFile("mine", "wwwroot/sheets/mine.css", "p { color: red }");
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        var addresses = await File.ReadAllLinesAsync(
            Directory.EnumerateFiles(zoo.DataFolder, "address.txt", SearchOption.AllDirectories).Single());
        using var answer = await http.GetAsync(addresses[0]);

        Assert.Matches("^/plugins/mine/sheets/mine\\.css\\?v=[0-9a-f]{12}$", addresses[0]);
        Assert.StartsWith("/look/retail.css?v=", addresses[1], StringComparison.Ordinal);
        Assert.Equal("p { color: red }", await answer.Content.ReadAsStringAsync());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var cache = (await http.GetAsync("/plugins/mine/sheets/mine.css")).Headers.CacheControl!;
        Assert.Equal("no-cache", cache.ToString());
    }

    [Theory]
    [InlineData("?v=000000000000")]
    [InlineData("?v=")]
    [InlineData("?v")]
    [InlineData("?w=1")]
    public async Task A_file_is_kept_for_good_only_under_the_hash_that_it_has_now(string query)
    {
        zoo.With("mine", "return default;", instead: null);
        zoo.WriteFile("mine", "wwwroot/mine.css", "p { color: red }");
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };
        var right = "/plugins/mine/mine.css?v=" + ContentVersion.Of("p { color: red }"u8);

        Assert.Equal(ContentVersion.Kept, await KeptAsync(http, right));
        Assert.Equal("no-cache", await KeptAsync(http, "/plugins/mine/mine.css" + query));
        zoo.WriteFile("mine", "wwwroot/mine.css", "p { color: green }");
        Assert.Equal("no-cache", await KeptAsync(http, right));
        Assert.Equal(
            ContentVersion.Kept,
            await KeptAsync(http, "/plugins/mine/mine.css?v=" + ContentVersion.Of("p { color: green }"u8)));
    }

    private static async Task<string> KeptAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.GetValues("Cache-Control").Single();
    }

    [Theory]
    [InlineData("../plugin.json")]
    [InlineData("../../mine/plugin.json")]
    [InlineData("/etc/hostname")]
    [InlineData("missing.css")]
    [InlineData("")]
    public async Task A_file_outside_of_its_folder_has_no_address(string file)
    {
        zoo.With("mine", $$"""context.AddressOf("{{file}}"); return default;""");
        zoo.WriteFile("mine", "wwwroot/mine.css", "");

        await using var catalog = await zoo.LoadAsync();

        Assert.Equal("plugin.start-failed", catalog.Plugins.Single().Reason?.Code);
    }

    [Theory]
    [InlineData("/plugins/mine/plugin.json")]
    [InlineData("/plugins/mine/Zoo.mine.dll")]
    [InlineData("/plugins/mine/..%2fplugin.json")]
    [InlineData("/plugins/mine/%2e%2e/plugin.json")]
    [InlineData("/plugins/mine/..%5cplugin.json")]
    [InlineData("/plugins/mine//plugin.json")]
    [InlineData("/plugins/..%2f..%2fdata/secret.txt")]
    [InlineData("/plugins/mine/wwwroot/mine.css")]
    [InlineData("/plugins/mine/")]
    [InlineData("/plugins/other/mine.css")]
    [InlineData("/plugins/broken/broken.css")]
    public async Task Nothing_but_what_is_in_its_wwwroot_is_served(string address)
    {
        zoo.With("mine", "return default;");
        zoo.WriteFile("mine", "wwwroot/mine.css", "p {}");
        zoo.With("broken", "throw new InvalidOperationException();");
        zoo.WriteFile("broken", "wwwroot/broken.css", "p {}");
        Directory.CreateDirectory(zoo.DataFolder);
        await File.WriteAllTextAsync(Path.Combine(zoo.DataFolder, "secret.txt"), "secret");
        await using var catalog = await zoo.LoadAsync();
        await using var site = await PluginSite.ServeAsync(catalog);
        using var http = new HttpClient { BaseAddress = PluginSite.Address(site) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/plugins/mine/mine.css")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(address)).StatusCode);
    }

    private static void Pages(JsonObject manifest, string path)
    {
        manifest["capabilities"] = new JsonArray("pages");
        manifest["paths"] = new JsonArray(path);
    }

    private static (string? Code, string? Value) Refused(PluginCatalog catalog, string id, string argument)
    {
        var status = catalog.Plugins.Single(plugin => plugin.Id == id);
        Assert.NotEqual(PluginState.Running, status.State);
        return (status.Reason?.Code, status.Reason?.Arguments.GetValueOrDefault(argument));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string site)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mine");
        request.Headers.Add("Sec-Fetch-Site", site);
        return http.SendAsync(request);
    }
}
