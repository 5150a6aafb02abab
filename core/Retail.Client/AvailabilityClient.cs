using Retail.Abstractions.Inventory;

namespace Retail.Client;

internal sealed class AvailabilityClient(RetailHttp http) : IAvailability
{
    public Task<Outcome<Availability>> FindAsync(string store, string sku, CancellationToken cancellationToken) =>
        http.SendAsync<Availability>(
            RetailRequest.Get($"availability/{Uri.EscapeDataString(store)}/{Uri.EscapeDataString(sku)}"),
            cancellationToken);
}
