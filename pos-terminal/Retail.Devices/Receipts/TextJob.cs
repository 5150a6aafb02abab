using System.Text;

namespace Retail.Devices.Receipts;

/// <summary>The print job of a plain text printer: UTF-8, line feeds, and room to tear the paper off.</summary>
public static class TextJob
{
    private const string Tear = "\n\n\n";

    public static ReadOnlyMemory<byte> Write(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines) + Tear);
}
