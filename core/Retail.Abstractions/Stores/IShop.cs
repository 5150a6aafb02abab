namespace Retail.Abstractions.Stores;

/// <summary>The shop as every face names it.</summary>
public interface IShop
{
    /// <summary>Name, currency and stores; a change shows within seconds. <c>publication.no-settings</c> before the
    /// shop is set up.</summary>
    Task<Outcome<Shop>> ReadAsync(CancellationToken cancellationToken);
}
