using System.Globalization;
using System.Runtime.Versioning;

namespace Retail.Devices.Serial;

/// <summary>Why a file of a device cannot be used, in words that a person can do something with.</summary>
internal static class FileRefusals
{
    public static Refusal LinuxOnly(string path) =>
        Refusal.Of(RefusalKind.Unavailable, "device.linux-only", ("device", path));

    /// <summary>
    /// Of an error of the system: <c>device.file-missing</c>, <c>device.file-no-permission</c>,
    /// <c>device.file-busy</c>, <c>device.file-unsuited</c>; any other is <c>device.file-broken</c> with its number.
    /// </summary>
    [SupportedOSPlatform("linux")]
    public static Refusal Of(string path, int error) => error switch
    {
        // A serial line that the machine has a name but no chip for gives an input error.
        Posix.NotThere or Posix.NoDevice or Posix.NoSuchDevice or Posix.NoDirectory or Posix.InputError =>
            About("device.file-missing", path),
        Posix.NotAllowed or Posix.NotPermitted => About("device.file-no-permission", path),
        Posix.Busy => About("device.file-busy", path),
        Posix.NoTerminalLine or Posix.BadArgument or Posix.IsDirectory => About("device.file-unsuited", path),
        _ => Refusal.Of(
            RefusalKind.Unavailable, "device.file-broken", ("file", path),
            ("error", error.ToString(CultureInfo.InvariantCulture))),
    };

    private static Refusal About(string code, string path) =>
        Refusal.Of(RefusalKind.Unavailable, code, ("file", path));
}
