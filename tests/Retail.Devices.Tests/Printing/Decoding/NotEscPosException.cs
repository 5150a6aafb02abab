using System.Globalization;

namespace Retail.Devices.Tests.Printing.Decoding;

/// <summary>A byte that no command explains.</summary>
internal sealed class NotEscPosException(int offset, string what)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"byte {offset}: {what}"))
{
    public int Offset { get; } = offset;
}
