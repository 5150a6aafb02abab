using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Retail.Devices.Usb;

/// <summary>
/// libusb-1.0 as it is (libusb.sourceforge.io/api-1.0), the seam where LibUsbDotNet would stand. Nothing else here
/// calls it or knows its structures.
/// </summary>
internal static unsafe partial class LibUsb
{
    public const int Access = -3;
    public const int NoDevice = -4;
    public const int NotFound = -5;
    public const int Busy = -6;
    public const int Interrupted = -10;
    public const int NoMemory = -11;

    private const string Library = "libusb-1.0";
    private const uint CapabilityHotplug = 1;
    private const int AnyDevice = -1;
    private const int Arrived = 1;
    private const int Left = 2;

    private static readonly Lock Loading = new();
    private static nint loaded;

    /// <summary>How a transfer ended, in libusb's words.</summary>
    public enum TransferStatus
    {
        Completed,
        Error,
        TimedOut,
        Cancelled,
        Stall,
        NoDevice,
        Overflow,
    }

    /// <summary>Names that the library goes by.</summary>
    public static string[] Names => OperatingSystem.IsWindows() ? ["libusb-1.0.dll"]
        : OperatingSystem.IsMacOS() ? ["libusb-1.0.0.dylib", "libusb-1.0.dylib"]
        : ["libusb-1.0.so.0", "libusb-1.0.so"];

    /// <summary>Loads the library, once, by the first of these names that there is.</summary>
    public static bool TryLoad(string[] names)
    {
        lock (Loading)
        {
            var found = nint.Zero;
            if (!Array.Exists(names, name => NativeLibrary.TryLoad(name, out found)))
            {
                return false;
            }

            if (loaded == 0)
            {
                loaded = found;
                NativeLibrary.SetDllImportResolver(typeof(LibUsb).Assembly, Resolve);
            }

            return true;
        }
    }

    /// <summary>What an error is called, such as <c>LIBUSB_ERROR_IO</c>.</summary>
    public static string NameOf(int error) => Marshal.PtrToStringAnsi(ErrorName(error)) ?? "?";

    public static bool TellsOfPlugging() => HasCapability(CapabilityHotplug) != 0;

    public static int RegisterHotplug(
        nint context, delegate* unmanaged<nint, nint, int, nint, int> told, nint data, out int handle) =>
        RegisterHotplug(context, Arrived | Left, 0, AnyDevice, AnyDevice, AnyDevice, told, data, out handle);

    /// <summary>Handles events until there was one, or for so many seconds.</summary>
    public static int HandleEvents(nint context, int seconds)
    {
        var time = new TimeValue { Seconds = new CLong(seconds) };
        return HandleEvents(context, &time, null);
    }

    /// <summary>The vendor, product and class of a device; libusb has read them when it was plugged in.</summary>
    public static (ushort Vendor, ushort Product, byte Class) Identify(nint device)
    {
        var bytes = stackalloc byte[18];
        return GetDeviceDescriptor(device, bytes) < 0 ? default
            : (*(ushort*)(bytes + 8), *(ushort*)(bytes + 10), bytes[4]);
    }

    /// <summary>Number of the text that tells its maker, its name and its serial number; 0 is none.</summary>
    public static (byte Maker, byte Name, byte Serial) TextNumbers(nint device)
    {
        var bytes = stackalloc byte[18];
        return GetDeviceDescriptor(device, bytes) < 0 ? default : (bytes[14], bytes[15], bytes[16]);
    }

    /// <summary>Bus and ports on the way, such as <c>1-1.2</c>; of a bus itself <c>1-0</c>.</summary>
    public static string PortOf(nint device)
    {
        var ports = stackalloc byte[8];
        var count = GetPortNumbers(device, ports, 8);
        return $"{GetBusNumber(device)}-" +
            (count <= 0 ? "0" : string.Join('.', new ReadOnlySpan<byte>(ports, count).ToArray()));
    }

    /// <summary>
    /// The configuration that holds, as the bytes that it was made of: libusb's structures are only walked here, and
    /// read by a parser that is tried with hostile bytes. Null when there is none that libusb could read.
    /// </summary>
    public static byte[]? ConfigurationOf(nint device)
    {
        Configuration* configuration;
        if (GetActiveConfiguration(device, &configuration) < 0 && GetConfiguration(device, 0, &configuration) < 0)
        {
            return null;
        }

        try
        {
            using var bytes = new MemoryStream();
            Append(bytes, configuration, 9, configuration->Extra, configuration->ExtraLength);
            for (var i = 0; i < configuration->InterfaceCount; i++)
            {
                for (var j = 0; j < configuration->Interfaces[i].SettingCount; j++)
                {
                    var setting = configuration->Interfaces[i].Settings + j;
                    Append(bytes, setting, 9, setting->Extra, setting->ExtraLength);
                    for (var k = 0; k < setting->EndpointCount; k++)
                    {
                        var endpoint = setting->Endpoints + k;
                        Append(bytes, endpoint, 7, endpoint->Extra, endpoint->ExtraLength);
                    }
                }
            }

            var whole = bytes.ToArray();
            if (whole.Length > ushort.MaxValue)
            {
                return null;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(whole.AsSpan(2), (ushort)whole.Length);
            return whole;
        }
        finally
        {
            FreeConfiguration(configuration);
        }
    }

    // The length that the structure tells may be longer than what libusb kept of it.
    private static void Append(MemoryStream bytes, void* descriptor, int length, byte* extra, int extraLength)
    {
        bytes.WriteByte((byte)length);
        bytes.Write(new ReadOnlySpan<byte>((byte*)descriptor + 1, length - 1));
        bytes.Write(new ReadOnlySpan<byte>(extra, extra is null ? 0 : Math.Max(0, extraLength)));
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Library ? loaded : 0;

    [LibraryImport(Library, EntryPoint = "libusb_init")]
    public static partial int Initialize(out nint context);

    [LibraryImport(Library, EntryPoint = "libusb_exit")]
    public static partial void Exit(nint context);

    [LibraryImport(Library, EntryPoint = "libusb_interrupt_event_handler")]
    public static partial void InterruptEvents(nint context);

    [LibraryImport(Library, EntryPoint = "libusb_hotplug_deregister_callback")]
    public static partial void DeregisterHotplug(nint context, int handle);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_list")]
    public static partial nint GetDevices(nint context, out nint* list);

    [LibraryImport(Library, EntryPoint = "libusb_free_device_list")]
    public static partial void FreeDevices(nint* list, int unreference);

    [LibraryImport(Library, EntryPoint = "libusb_ref_device")]
    public static partial nint Reference(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_unref_device")]
    public static partial void Unreference(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_open")]
    public static partial int Open(nint device, out nint handle);

    [LibraryImport(Library, EntryPoint = "libusb_close")]
    public static partial void Close(nint handle);

    [LibraryImport(Library, EntryPoint = "libusb_set_auto_detach_kernel_driver")]
    public static partial int SetAutoDetach(nint handle, int on);

    [LibraryImport(Library, EntryPoint = "libusb_claim_interface")]
    public static partial int Claim(nint handle, int number);

    [LibraryImport(Library, EntryPoint = "libusb_release_interface")]
    public static partial int Release(nint handle, int number);

    [LibraryImport(Library, EntryPoint = "libusb_set_interface_alt_setting")]
    public static partial int SetAlternate(nint handle, int number, int alternate);

    [LibraryImport(Library, EntryPoint = "libusb_clear_halt")]
    public static partial int ClearHalt(nint handle, byte endpoint);

    [LibraryImport(Library, EntryPoint = "libusb_get_string_descriptor_ascii")]
    public static partial int GetText(nint handle, byte number, byte* into, int length);

    [LibraryImport(Library, EntryPoint = "libusb_alloc_transfer")]
    public static partial Transfer* AllocateTransfer(int isochronousPackets);

    [LibraryImport(Library, EntryPoint = "libusb_free_transfer")]
    public static partial void FreeTransfer(Transfer* transfer);

    [LibraryImport(Library, EntryPoint = "libusb_submit_transfer")]
    public static partial int Submit(Transfer* transfer);

    [LibraryImport(Library, EntryPoint = "libusb_cancel_transfer")]
    public static partial int Cancel(Transfer* transfer);

    [LibraryImport(Library, EntryPoint = "libusb_error_name")]
    private static partial nint ErrorName(int error);

    [LibraryImport(Library, EntryPoint = "libusb_has_capability")]
    private static partial int HasCapability(uint capability);

    [LibraryImport(Library, EntryPoint = "libusb_hotplug_register_callback")]
    private static partial int RegisterHotplug(
        nint context,
        int events,
        int flags,
        int vendor,
        int product,
        int @class,
        delegate* unmanaged<nint, nint, int, nint, int> told,
        nint data,
        out int handle);

    [LibraryImport(Library, EntryPoint = "libusb_handle_events_timeout_completed")]
    private static partial int HandleEvents(nint context, TimeValue* time, int* completed);

    [LibraryImport(Library, EntryPoint = "libusb_get_device_descriptor")]
    private static partial int GetDeviceDescriptor(nint device, byte* into);

    [LibraryImport(Library, EntryPoint = "libusb_get_bus_number")]
    private static partial byte GetBusNumber(nint device);

    [LibraryImport(Library, EntryPoint = "libusb_get_port_numbers")]
    private static partial int GetPortNumbers(nint device, byte* into, int length);

    [LibraryImport(Library, EntryPoint = "libusb_get_active_config_descriptor")]
    private static partial int GetActiveConfiguration(nint device, Configuration** configuration);

    [LibraryImport(Library, EntryPoint = "libusb_get_config_descriptor")]
    private static partial int GetConfiguration(nint device, byte index, Configuration** configuration);

    [LibraryImport(Library, EntryPoint = "libusb_free_config_descriptor")]
    private static partial void FreeConfiguration(Configuration* configuration);

    [StructLayout(LayoutKind.Sequential)]
    public struct Transfer
    {
        public nint Handle;
        public byte Flags;
        public byte Endpoint;
        public byte Kind;
        public uint TimeoutMs;
        public TransferStatus Status;
        public int Length;
        public int Moved;
        public delegate* unmanaged<Transfer*, void> Ended;
        public nint UserData;
        public byte* Buffer;
        public int IsochronousPackets;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public CLong Seconds;
        public CLong Microseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Configuration
    {
        public byte Length;
        public byte Type;
        public ushort TotalLength;
        public byte InterfaceCount;
        public byte Value;
        public byte Text;
        public byte Attributes;
        public byte Power;
        public InterfaceSettings* Interfaces;
        public byte* Extra;
        public int ExtraLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct InterfaceSettings
    {
        public Setting* Settings;
        public int SettingCount;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Setting
    {
        public byte Length;
        public byte Type;
        public byte Number;
        public byte Alternate;
        public byte EndpointCount;
        public byte Class;
        public byte Subclass;
        public byte Protocol;
        public byte Text;
        public Endpoint* Endpoints;
        public byte* Extra;
        public int ExtraLength;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Endpoint
    {
        public byte Length;
        public byte Type;
        public byte Address;
        public byte Attributes;
        public ushort PacketSize;
        public byte Interval;
        public byte Refresh;
        public byte SynchAddress;
        public byte* Extra;
        public int ExtraLength;
    }
}
