using Retail.Browsing;

namespace Retail.Tests.Faces;

/// <summary>
/// The office's tests share a Chromium and a shop of their own: what they publish changes what others sell, and its
/// pages list every till there is.
/// </summary>
[CollectionDefinition(Name)]
[Trait("Database", "none")]
public sealed class OfficeCollection : ICollectionFixture<Browser>, ICollectionFixture<OpenShop>
{
    public const string Name = "Office";
}
