namespace Retail.Devices.Tests.Serial;

/// <summary>A test of what only Linux has; skipped with the reason elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public override string? Skip
    {
        get => base.Skip ?? (OperatingSystem.IsLinux() ? null : "Files of devices are Linux'.");
        set => base.Skip = value;
    }
}
