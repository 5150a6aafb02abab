using Microsoft.AspNetCore.Http.Extensions;

namespace Retail.BackOffice.Prices;

/// <summary>What the page of prices was asked for; its address.</summary>
/// <param name="Text">What is searched for.</param>
/// <param name="OnlyChanged">Only what is not published yet.</param>
/// <param name="Sku">The variant that is open.</param>
public sealed record PriceQuery(string Text, bool OnlyChanged, string? Sku)
{
    public string Address => AddressOf(Sku);

    /// <summary>The same page with another variant open, or none.</summary>
    public string AddressOf(string? sku, bool saved = false)
    {
        var query = new QueryBuilder();
        if (Text.Length > 0)
        {
            query.Add("text", Text);
        }

        if (OnlyChanged)
        {
            query.Add("changed", "1");
        }

        if (sku is not null)
        {
            query.Add("sku", sku);
        }

        if (saved)
        {
            query.Add("saved", "1");
        }

        return Frame.Room.Prices.Path + query.ToQueryString();
    }
}
