using Retail.Abstractions.Devices;
using Retail.Devices.Ports;
using Retail.Devices.Scanning;
using Retail.Devices.Serial;

namespace Retail.Devices.Tests.Serial;

[Collection(nameof(Pty))]
public sealed class SerialPortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [LinuxFact]
    public async Task Scans_come_over_a_serial_line_as_they_were_sent_in_whatever_pieces()
    {
        using var device = new Pty();
        var scanner = new LineScanner(
            new SerialPort(device.Path, 9_600, PortUse.Scanner, "serial-scanner"), TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        await UntilAsync(() => scanner.State == DeviceState.Ready);

        device.Send("]C1010500011263792210LOT\u001d21"u8);
        device.Send("S1\r96385074\r\n"u8);

        Assert.True(await next);
        Assert.Equal(new Scan("010500011263792210LOT\u001d21S1", "]C1"), taken.Current.Value);
        Assert.True(await taken.MoveNextAsync());
        Assert.Equal(new Scan("96385074", null), taken.Current.Value);
    }

    [LinuxFact]
    public async Task A_line_that_an_unplug_cuts_is_told_and_never_joined_to_the_next()
    {
        var device = new Pty();
        var scanner = new LineScanner(
            new SerialPort(device.Path, 9_600, PortUse.Scanner, "serial-scanner"), TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        var next = taken.MoveNextAsync();
        await UntilAsync(() => scanner.State == DeviceState.Ready);

        device.Send("96385074\r50001"u8);
        Assert.True(await next);
        device.Dispose();
        Assert.True(await taken.MoveNextAsync());

        Assert.Equal("device.scan-torn", taken.Current.Refusal!.Code);
    }

    [LinuxFact]
    public async Task A_file_that_is_not_there_is_told_once_and_tried_again()
    {
        var scanner = new LineScanner(
            new SerialPort("/dev/ttyNOBODY", 9_600, PortUse.Scanner, "serial-scanner"), TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await taken.MoveNextAsync());

        Assert.Equal("device.file-missing", taken.Current.Refusal!.Code);
        Assert.Equal("/dev/ttyNOBODY", taken.Current.Refusal.Arguments["file"]);
    }

    [LinuxFact]
    public async Task A_file_that_is_no_serial_line_is_refused()
    {
        var port = new SerialPort("/dev/null", 9_600, PortUse.Scanner, "serial-scanner");

        var refused = await Assert.ThrowsAsync<PortException>(() => port.OpenAsync(CancellationToken.None));

        Assert.Equal("device.file-unsuited", refused.Refusal.Code);
    }

    [LinuxFact]
    public async Task A_file_that_is_no_keyboard_is_told_and_not_read()
    {
        var scanner = new KeyboardScanner("/dev/null", TimeProvider.System);
        using var limit = new CancellationTokenSource(Patience);
        await using var taken = scanner.ClaimAllAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await taken.MoveNextAsync());

        Assert.Equal("device.file-unsuited", taken.Current.Refusal!.Code);
        Assert.Equal(DeviceState.Offline, scanner.State);
    }

    [LinuxFact]
    public async Task A_line_is_opened_and_closed_a_hundred_times_while_it_is_read()
    {
        using var device = new Pty();
        var port = new SerialPort(device.Path, 115_200, PortUse.Scanner, "serial-scanner");
        using var limit = new CancellationTokenSource(Patience);
        for (var time = 0; time < 100; time++)
        {
            await using var link = await port.OpenAsync(limit.Token);
            device.Send("1"u8);
            Assert.Equal(1, await link.ReadAsync(new byte[8], limit.Token));
            Assert.Equal(2, await link.WriteAsync("ok"u8.ToArray(), limit.Token));
        }
    }

    [Theory]
    [InlineData("usb", ScannerCable.Usb, "usb", 0)]
    [InlineData("usb:0c2e:0b61", ScannerCable.Usb, "usb:0c2e:0b61", 0)]
    [InlineData("usb:port=1-1.2", ScannerCable.Usb, "usb:port=1-1.2", 0)]
    [InlineData("serial:/dev/ttyACM0", ScannerCable.Serial, "/dev/ttyACM0", 9_600)]
    [InlineData("/dev/ttyACM0", ScannerCable.Serial, "/dev/ttyACM0", 9_600)]
    [InlineData("serial:/dev/ttyUSB1:115200", ScannerCable.Serial, "/dev/ttyUSB1", 115_200)]
    [InlineData("serial:/dev/serial/by-path/pci-0:14.0-usb-0:1:1.0", ScannerCable.Serial,
        "/dev/serial/by-path/pci-0:14.0-usb-0:1:1.0", 9_600)]
    [InlineData("keyboard:/dev/input/by-id/a-event-kbd", ScannerCable.Keyboard, "/dev/input/by-id/a-event-kbd", 0)]
    public void Settings_say_where_a_scanner_is(string text, ScannerCable cable, string place, int baud)
    {
        var setting = ScannerSetting.Parse(text).Value;

        Assert.Equal((cable, place, baud), (setting.Cable, setting.Path ?? $"{setting.Which}", setting.Baud));
    }

    [Theory]
    [InlineData("", "device.bad-scanner-setting")]
    [InlineData("usb:1-1.2", "device.bad-usb-choice")]
    [InlineData("usb:J0001", "device.bad-usb-choice")]
    [InlineData("serial:", "device.bad-scanner-setting")]
    [InlineData("serial:ttyACM0", "device.bad-scanner-setting")]
    [InlineData("serial:/dev/ttyACM0:1234", "device.bad-scanner-setting")]
    [InlineData("/dev/ttyACM0:1234", "device.bad-scanner-setting")]
    [InlineData("/dev/scanner", "device.bad-scanner-setting")]
    [InlineData("keyboard:event3", "device.bad-scanner-setting")]
    [InlineData("bluetooth:x", "device.bad-scanner-setting")]
    public void Settings_that_say_nothing_are_refused(string text, string code) =>
        Assert.Equal(code, ScannerSetting.Parse(text).Refusal!.Code);

    private static async Task UntilAsync(Func<bool> reached)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !reached(); await Task.Delay(5))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It took too long.");
        }
    }
}
