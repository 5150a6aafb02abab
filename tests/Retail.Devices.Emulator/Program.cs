using System.Reflection;
using Retail.Devices.Emulator;

// Runs one scenario of a test assembly in a process that sees the emulated devices: ASSEMBLY TYPE METHOD [ARGUMENT].
var type = Assembly.LoadFrom(args[0]).GetType(args[1], throwOnError: true)!;
var method = type.GetMethod(
    args[2], BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
var target = method.IsStatic ? null : Activator.CreateInstance(type, nonPublic: true);
await using var usb = await EmulatedUsb.AttachAsync();
await (Task)method.Invoke(target, [usb, .. args[3..]])!;
return 0;
