using System.Net;
using System.Text;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Database;

/// <summary>Text that one database keeps and another does not is refused in words, and never a failure.</summary>
public sealed class HostileTextTests
{
    [Fact]
    public async Task The_character_NUL_is_no_servers_failure()
    {
        await using var server = await RunningServer.StartAsync();
        var boss = await server.StaffAsync("admin");

        HttpStatusCode[] answers =
        [
            (await RunningServer.SendAsync(
                server.Http, HttpMethod.Post, "/api/v1/staff/sessions",
                new { user = "a\0na", password = "correct horse" })).Status,
            (await RunningServer.SendAsync(
                boss, HttpMethod.Put, "/api/v1/stores/sur",
                new { name = "S\0ur", timeZone = "Europe/Madrid", currency = "EUR" })).Status,
            (await RunningServer.SendAsync(boss, HttpMethod.Get, "/api/v1/stores/s%00ur")).Status,
            await ImportAsync(boss, "store,sku,quantity\ns\0r,MUG,1\n"),
        ];

        Assert.All(answers, status => Assert.InRange((int)status, 200, 499));
    }

    [Fact]
    public async Task A_name_in_many_languages_and_letters_is_kept_whole()
    {
        await using var server = await RunningServer.StartAsync();
        var boss = await server.StaffAsync("admin");
        var name = Enumerable.Range(0, 20).ToDictionary(
            i => $"{(char)('a' + i)}x", _ => new string('鈴', 200), StringComparer.Ordinal);

        var put = await RunningServer.SendAsync(
            boss, HttpMethod.Put, "/api/v1/catalog/categories/bells", new { name });

        Assert.Equal(HttpStatusCode.OK, put.Status);
    }

    private static async Task<HttpStatusCode> ImportAsync(HttpClient http, string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var answer = await http.PostAsync(new Uri("/api/v1/inventory/imports", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
