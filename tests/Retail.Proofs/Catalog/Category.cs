namespace Retail.Proofs.Catalog;

internal sealed record Category(string Code, string NameEnglish, string NameSpanish, IReadOnlyList<string> Keywords);
