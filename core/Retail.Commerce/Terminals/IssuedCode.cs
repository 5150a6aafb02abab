namespace Retail.Commerce.Terminals;

/// <summary>A code for one new till, shown once.</summary>
/// <param name="Code">As <c>ABCDE-FGHJK</c>.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
public sealed record IssuedCode(string Code, DateTimeOffset ExpiresAt);
