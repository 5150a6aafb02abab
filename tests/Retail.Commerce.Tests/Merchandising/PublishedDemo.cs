namespace Retail.Commerce.Tests.Merchandising;

/// <summary>The demo's shop with its first publication, for tests that only read.</summary>
public sealed class PublishedDemo : IAsyncLifetime
{
    internal Shop Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = await Shop.StartWithDemoAsync();
        var published = await Shop.PublishAsync("publish-1");
        Assert.Equal(System.Net.HttpStatusCode.Created, published.Status);
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
