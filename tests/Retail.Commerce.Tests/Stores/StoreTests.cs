using System.Net;
using Retail.Commerce.Tests.Merchandising;
using Retail.Commerce.Tests.Server;

namespace Retail.Commerce.Tests.Stores;

public sealed class StoreTests
{
    [Fact]
    public async Task A_store_is_opened_changed_and_listed()
    {
        await using var server = await RunningServer.StartAsync();
        var manager = await server.StaffAsync("manager");

        await Put(manager, "norte", "Norte", "Europe/Madrid", "EUR");
        await Put(manager, "centro", "Centro", "Europe/Madrid", "EUR");
        await Put(manager, "norte", "Tienda Norte", "Atlantic/Canary", "EUR");
        var stores = await RunningServer.GetAsync(manager, "/api/v1/stores");

        Assert.Equal(["centro", "norte"], stores.AsArray().Select(store => store!["code"]!.GetValue<string>()));
        Assert.Equal("Tienda Norte", stores[1]!["name"]!.GetValue<string>());
        Assert.Equal("Atlantic/Canary", stores[1]!["timeZone"]!.GetValue<string>());
        Assert.Equal("store", stores[1]!["channel"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Centro", "Centro", "Europe/Madrid", "store.bad-code")]
    [InlineData("-centro", "Centro", "Europe/Madrid", "store.bad-code")]
    [InlineData("centro", " ", "Europe/Madrid", "store.bad-name")]
    [InlineData("centro", "Centro", "Romance Standard Time", "store.bad-time-zone")]
    [InlineData("centro", "Centro", "Europe/Nowhere", "store.bad-time-zone")]
    public async Task A_store_that_cannot_be_is_refused(string code, string name, string zone, string refusal)
    {
        await using var server = await RunningServer.StartAsync();
        var manager = await server.StaffAsync("manager");

        Assert.Equal(refusal, (await Put(manager, code, name, zone, "EUR")).Code);
    }

    [Fact]
    public async Task A_store_with_a_till_keeps_its_currency()
    {
        await using var server = await RunningServer.StartAsync();
        await server.EnrolAsync("centro");
        var manager = await server.StaffAsync("manager");

        var refused = await Put(manager, "centro", "Centro", "Europe/Madrid", "GBP");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("store.currency-fixed", refused.Code);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_not_found()
    {
        await using var server = await RunningServer.StartAsync();
        var manager = await server.StaffAsync("manager");

        Assert.Equal(
            "store.not-found", (await RunningServer.SendAsync(manager, HttpMethod.Get, "/api/v1/stores/sur")).Code);
    }

    private static Task<Answer> Put(HttpClient manager, string code, string name, string timeZone, string currency) =>
        RunningServer.SendAsync(manager, HttpMethod.Put, "/api/v1/stores/" + code, new { name, timeZone, currency });
}
