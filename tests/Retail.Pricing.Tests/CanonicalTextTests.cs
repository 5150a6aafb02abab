using System.Globalization;
using System.Text;

namespace Retail.Pricing.Tests;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.0000", "0")]
    [InlineData("1", "1")]
    [InlineData("10", "10")]
    [InlineData("100.00", "100")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.01", "0.01")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("12.3400", "12.34")]
    [InlineData("1.00000", "1")]
    [InlineData("0.00001", "0")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("4294967296", "4294967296")]
    [InlineData("429496729.7", "429496729.7")]
    [InlineData("99999999999.9999", "99999999999.9999")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("18446744073709551617", "18446744073709551617")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void A_number_is_its_digits_without_zeros_behind(string number, string text)
    {
        using var canonical = new CanonicalText();

        canonical.Number(decimal.Parse(number, CultureInfo.InvariantCulture)).Plain("end");

        Assert.Equal($" {text} end", Encoding.UTF8.GetString(canonical.Bytes));
    }
}
