namespace Retail.Abstractions.Terminals;

/// <summary>What an enrolled till knows of its place.</summary>
/// <param name="Id">The till.</param>
/// <param name="Name">Its name for people: "Caja 2".</param>
/// <param name="Store">Code of its store.</param>
/// <param name="StoreName">The store's name.</param>
/// <param name="TimeZone">IANA id of the store's zone, for receipts and business dates.</param>
/// <param name="Channel">Code of the channel that it sells in.</param>
/// <param name="Currency">The store's currency.</param>
/// <param name="ReceiptSeries">Prefix of its receipt numbers, its own for ever.</param>
/// <param name="PublicationKey">
/// The server's ECDSA P-256 public key for publications, SubjectPublicKeyInfo, base64url.
/// </param>
/// <param name="PublicAddress">Where customers' devices reach the server, for QR links.</param>
/// <param name="GuaranteeSeconds">
/// How long this till keeps the prices of a sale, for as long as it is enrolled: 1 to 7,776,000 (90 days).
/// </param>
public sealed record Enrolment(
    TerminalId Id,
    string Name,
    string Store,
    string StoreName,
    string TimeZone,
    string Channel,
    Currency Currency,
    string ReceiptSeries,
    string PublicationKey,
    Uri PublicAddress,
    int GuaranteeSeconds);
