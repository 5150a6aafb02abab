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
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 100;

    /// <summary>The longest street, in characters.</summary>
    public const int MaxStreet = 200;

    /// <summary>The longest post code, in characters.</summary>
    public const int MaxPostCode = 20;

    /// <summary>The longest city, in characters.</summary>
    public const int MaxCity = 100;

    /// <summary>Nothing typed yet: what a form begins with, and no address to send to.</summary>
    public static DeliveryAddress Empty { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>
    /// The address without space around its parts; or <c>address.name</c>, <c>address.street</c>,
    /// <c>address.post-code</c> or <c>address.city</c> for the first part that is missing, too long or not plain text.
    /// </summary>
    public Outcome<DeliveryAddress> Check()
    {
        (string Part, string Text, int Limit)[] parts =
        [
            ("name", Name, MaxName),
            ("street", Street, MaxStreet),
            ("post-code", PostCode, MaxPostCode),
            ("city", City, MaxCity),
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
