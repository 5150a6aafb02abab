using System.Reflection;
using Retail.Devices.Emulator;

// Runs one scenario of a test assembly in a process of its own: ASSEMBLY TYPE METHOD [ARGUMENT]. Started under the
// emulator it is handed that; else it has what is really plugged in.
var type = Assembly.LoadFrom(args[0]).GetType(args[1], throwOnError: true)!;
var method = type.GetMethod(
    args[2], BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
var target = method.IsStatic ? null : Activator.CreateInstance(type, nonPublic: true);
await using var usb = EmulatedUsb.IsAround ? await EmulatedUsb.AttachAsync() : null;
await (Task)method.Invoke(target, usb is null ? [] : [usb, .. args[3..]])!;
return 0;
