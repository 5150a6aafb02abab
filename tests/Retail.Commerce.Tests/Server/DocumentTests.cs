using System.Text.Json.Nodes;
using Retail.Testing;

namespace Retail.Commerce.Tests.Server;

[Trait("Kind", "Golden")]
[Trait("Database", "none")]
public sealed class DocumentTests
{
    [Fact]
    public async Task The_description_of_the_interface_is_the_accepted_one()
    {
        await using var server = await RunningServer.StartAsync();

        Golden.Check("openapi/v1.json", await server.Http.GetStringAsync("/openapi/v1.json") + "\n");
    }

    [Fact]
    public async Task Two_servers_describe_themselves_alike()
    {
        await using var one = await RunningServer.StartAsync();
        await using var other = await RunningServer.StartAsync();

        Assert.Equal(
            await one.Http.GetStringAsync("/openapi/v1.json"), await other.Http.GetStringAsync("/openapi/v1.json"));
    }

    [Fact]
    public async Task Every_schema_says_what_it_is()
    {
        await using var server = await RunningServer.StartAsync();
        var schemas = JsonNode.Parse(
            await server.Http.GetStringAsync("/openapi/v1.json"))!["components"]!["schemas"]!.AsObject();

        Assert.Empty(schemas.Where(schema => schema.Value!.AsObject().Count == 0).Select(schema => schema.Key));
    }
}
