using System.Collections.Concurrent;

namespace Retail.Terminal.Screen;

/// <summary>
/// Handed-off sales that the cashier has put aside. Forgotten with the process, and soon no news anyway.
/// </summary>
internal sealed class SeenHandoffs
{
    private readonly ConcurrentDictionary<OrderId, bool> put = new();

    public bool Has(OrderId sale) => put.ContainsKey(sale);

    public void PutAside(OrderId sale) => put[sale] = true;
}
