using Retail.Testing.Devices;

namespace Retail.Devices.Tests.Barcodes;

public sealed class DeviceFuzzTests
{
    private const int Count = 1_000_000;

    [Fact]
    public void Nothing_that_a_device_sends_breaks_a_parser()
    {
        using var told = new StringWriter { NewLine = "\n" };

        new DeviceFuzz(20_261_122, Count, told).Run();

        Assert.EndsWith($"\n{Count} passed, 0 failed\n", told.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What cannot fail proves nothing.</summary>
    [Theory]
    [InlineData("throws", "FormatException")]
    [InlineData("allocates", "more than 108")]
    [InlineData("loops", "is not done")]
    [InlineData("lies", "it lies")]
    public void A_parser_that_breaks_is_noticed(string fault, string expected)
    {
        using var told = new StringWriter { NewLine = "\n" };
        var parser = new FuzzedParser(fault, _ => [1, 2], Break, _ => fault == "lies" ? "it lies" : null, 100, 4);

        var counts = new DeviceFuzz(1, 1, told, [parser]) { Patience = TimeSpan.FromMilliseconds(300) }.Run();

        Assert.Equal((0, 1), (counts.Passed, counts.Failed));
        Assert.Contains("seed 1 index 0: " + fault + " of 0102: ", told.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, told.ToString(), StringComparison.Ordinal);

        object? Break(byte[] input)
        {
            switch (fault)
            {
                case "throws":
                    throw new FormatException();
                case "allocates":
                    return new byte[4_096];
                case "loops":
                    Thread.SpinWait(1);
                    using (var never = new ManualResetEventSlim())
                    {
                        never.Wait(TimeSpan.FromSeconds(5));
                    }

                    return null;
                default:
                    return null;
            }
        }
    }
}
