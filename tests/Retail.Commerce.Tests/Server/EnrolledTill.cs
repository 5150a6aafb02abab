using System.Buffers.Text;
using System.Security.Cryptography;
using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Tests.Server;

/// <summary>A till with its key, and a client that signs every request with it.</summary>
internal sealed record EnrolledTill(TerminalId Id, ECDsa Key, Enrolment Enrolment, HttpClient Http)
{
    public static EnrolTerminal Command(TerminalId id, string code, ECDsa key) =>
        new(id, code, Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()));
}
