namespace Retail.Abstractions.Orders;

/// <summary>
/// Whom and where goods are sent to, in the shop's own country: another country is another tax, and not sold to yet.
/// Every part is needed.
/// </summary>
/// <param name="Name">Whom the carrier asks for, at most 100 characters.</param>
/// <param name="Street">Street, number, floor; at most 200 characters.</param>
/// <param name="PostCode">As the country writes it, at most 20 characters.</param>
/// <param name="City">City or town, at most 100 characters.</param>
public sealed record DeliveryAddress(string Name, string Street, string PostCode, string City)
{
    /// <summary>
    /// The address without space around its parts; or <c>address.name</c>, <c>address.street</c>,
    /// <c>address.post-code</c> or <c>address.city</c> for the first part that is missing, too long or not plain text.
    /// </summary>
    public Outcome<DeliveryAddress> Check()
    {
        (string Part, string Text, int Limit)[] parts =
        [
            ("name", Name, 100), ("street", Street, 200), ("post-code", PostCode, 20), ("city", City, 100),
        ];
        foreach (var (part, text, limit) in parts)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > limit || text.Any(char.IsControl))
            {
                return Refusal.Of(RefusalKind.Rule, "address." + part);
            }
        }

        return new DeliveryAddress(Name.Trim(), Street.Trim(), PostCode.Trim(), City.Trim());
    }
}
