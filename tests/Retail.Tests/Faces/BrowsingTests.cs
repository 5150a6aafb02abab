using Retail.Browsing;

namespace Retail.Tests.Faces;

/// <summary>The tests that share one Chromium and one shop, one after the other.</summary>
[CollectionDefinition(Name)]
[Trait("Database", "none")]
public sealed class BrowsingTests : ICollectionFixture<Browser>, ICollectionFixture<OpenShop>
{
    public const string Name = "Browsing";
}
