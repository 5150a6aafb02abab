namespace Retail.Proofs.Bench.Devices;

/// <summary>The verb <c>bench devices</c>: what devices cost the till.</summary>
internal static class DevicesBench
{
    public static async Task<int> RunAsync(TextWriter output)
    {
        await BarcodeBench.RunAsync(output);
        await output.WriteLineAsync();
        await ScanBench.RunAsync(output);
        await output.WriteLineAsync();
        await ReceiptBench.RunAsync(output);
        return 0;
    }
}
