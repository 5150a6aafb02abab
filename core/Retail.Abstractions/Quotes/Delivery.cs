namespace Retail.Abstractions.Quotes;

/// <summary>Where a basket goes: decides about tax and shipping, never about prices and offers.</summary>
/// <param name="Zone">Code of the zone: lower case letters, digits and dashes; 1 to 40.</param>
/// <param name="Method">Code of the shipping method, or null while none is chosen.</param>
public sealed record Delivery(string Zone, string? Method = null);
