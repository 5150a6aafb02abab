namespace Retail.Devices.Tests.Kernel;

/// <summary>What several of the tests on a real kernel do.</summary>
internal static class KernelSteps
{
    /// <summary>A machine without KVM, on one that is busy, takes its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task WaitForAsync(Func<bool> isSo, string what)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !isSo(); await Task.Delay(20))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"It took too long: {what}.");
        }
    }
}
