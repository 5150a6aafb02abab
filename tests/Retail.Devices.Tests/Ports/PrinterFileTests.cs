using Retail.Devices.Ports;
using Retail.Devices.Tests.Serial;
using Retail.Testing.Processes;

namespace Retail.Devices.Tests.Ports;

/// <summary>Printers as files. A named pipe is one that takes bytes and gives them back.</summary>
public sealed class PrinterFileTests : IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
    private readonly TemporaryFolder folder = new();

    [LinuxFact]
    public async Task What_is_written_goes_in_parts_and_reading_waits_without_losing_a_byte()
    {
        var path = await PipeAsync();
        await using var link = await new PrinterFile(path, "file").OpenAsync(limit.Token);
        Assert.True(link.CanRead);
        using (var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await link.ReadAsync(new byte[10], soon.Token));
        }

        // More than a pipe holds: the writer waits until somebody reads.
        var sent = new byte[200_000];
        new Random(7).NextBytes(sent);
        var writing = WriteAllAsync();
        var read = new List<byte>();
        var buffer = new byte[4_096];
        while (read.Count < sent.Length)
        {
            read.AddRange(buffer.AsSpan(0, await link.ReadAsync(buffer, limit.Token)));
        }

        Assert.True(await writing > 1);
        Assert.Equal(sent, read);

        async Task<int> WriteAllAsync()
        {
            var parts = 0;
            for (ReadOnlyMemory<byte> left = sent; !left.IsEmpty; parts++)
            {
                left = left[await link.WriteAsync(left, limit.Token)..];
            }

            return parts;
        }
    }

    [LinuxFact]
    public async Task Closed_while_somebody_waits_the_wait_ends()
    {
        var link = await new PrinterFile(await PipeAsync(), "file").OpenAsync(limit.Token);
        var reading = link.ReadAsync(new byte[10], limit.Token).AsTask();

        await link.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => reading);
    }

    [LinuxFact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var refused = await Assert.ThrowsAsync<PortException>(
            () => new PrinterFile(Path.Combine(folder.Path, "lp0"), "file").OpenAsync(limit.Token));

        Assert.Equal("device.file-missing", refused.Refusal.Code);
        Assert.Single(refused.Refusal.Arguments);
    }

    [LinuxFact]
    public async Task An_error_that_nobody_foresaw_is_told_with_its_number()
    {
        // Too long a name: none of the usual causes.
        var refused = await Assert.ThrowsAsync<PortException>(
            () => new PrinterFile("/dev/" + new string('x', 300), "file").OpenAsync(limit.Token));

        Assert.Equal(("device.file-broken", "36"), (refused.Refusal.Code, refused.Refusal.Arguments["error"]));
    }

    public void Dispose()
    {
        limit.Dispose();
        folder.Dispose();
    }

    private async Task<string> PipeAsync()
    {
        var path = Path.Combine(folder.Path, "lp1");
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(limit.Token);
        return path;
    }
}
