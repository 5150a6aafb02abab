namespace Retail.Devices.Tests.Printing;

/// <summary>A test that reads codes off a picture; skipped where ZBar is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZbarFactAttribute : FactAttribute
{
    public override string? Skip
    {
        get => base.Skip ?? Zbar.Missing;
        set => base.Skip = value;
    }
}
