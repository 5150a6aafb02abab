using Retail.Browsing;

namespace Retail.Tests.Faces;

/// <summary>The tests that share one Chromium, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowsingTests : ICollectionFixture<Browser>
{
    public const string Name = "Browsing";
}
