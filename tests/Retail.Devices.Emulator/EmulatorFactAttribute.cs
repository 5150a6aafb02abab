using Xunit;

namespace Retail.Devices.Emulator;

/// <summary>A test that needs emulated USB devices; skipped with the reason where there cannot be any.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EmulatorFactAttribute : FactAttribute
{
    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? EmulatedUsb.Missing;
        set => base.Skip = value;
    }
}
