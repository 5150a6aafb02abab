using Retail.Abstractions.Devices;

namespace Retail.Terminal.Devices;

internal static partial class DeviceLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Receipt {Receipt} was not printed: the printer is {State}.")]
    public static partial void NotPrinted(ILogger logger, string receipt, DeviceState state);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nobody knows whether receipt {Receipt} came out; its repeat is marked as a copy.")]
    public static partial void PrintUnknown(ILogger logger, string receipt, Exception failure);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Up to {Lines} lines of receipt {Receipt} may be out; its repeat is marked as a copy.")]
    public static partial void PrintTorn(ILogger logger, string receipt, int lines);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Printer {Printer} is away: {Reason}")]
    public static partial void PrinterAway(ILogger logger, string printer, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Display {Display} is away: {Reason}")]
    public static partial void DisplayAway(ILogger logger, string display, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nobody knows whether the cash drawer opened.")]
    public static partial void DrawerFails(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cash drawer has been open since {Since}.")]
    public static partial void DrawerOpen(ILogger logger, DateTimeOffset since);

    [LoggerMessage(Level = LogLevel.Error, Message = "The scan {Data} could not be saved and was not rung up.")]
    public static partial void ScanLost(ILogger logger, string data, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The printer cannot say how it is.")]
    public static partial void PrinterFails(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scanner {Scanner} sent no scan: {Reason}")]
    public static partial void NoScan(ILogger logger, string scanner, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The scan {Data} waited when the till stopped; not rung up.")]
    public static partial void ScanLeft(ILogger logger, string data);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scans waited when the till stopped: {Scans}")]
    public static partial void ScansLeft(ILogger logger, string scans);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
    public static partial void NoUsb(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scale {Scale} is gone and will be claimed again.")]
    public static partial void ScaleGone(ILogger logger, string scale, Exception? failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scanner {Scanner} is gone and will be claimed again.")]
    public static partial void ScannerGone(ILogger logger, string scanner, Exception? failure);
}
