namespace Retail.Devices.Tests.Barcodes;

/// <summary>
/// A test that needs foreign programs to draw and read symbols; skipped with the reason where there are none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrintedSymbolTheoryAttribute : TheoryAttribute
{
    public override string? Skip
    {
        get => base.Skip ?? PrintedSymbol.Missing;
        set => base.Skip = value;
    }
}
