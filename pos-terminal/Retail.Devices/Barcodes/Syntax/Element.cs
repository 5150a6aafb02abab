namespace Retail.Devices.Barcodes.Syntax;

/// <summary>An application identifier and its value.</summary>
/// <param name="Identifier">What it is.</param>
/// <param name="Text">A text that holds the value.</param>
/// <param name="Start">Where the value begins in it.</param>
/// <param name="Length">How long the value is.</param>
/// <param name="Origin">Where the value begins in what was read, for the place of a fault.</param>
public readonly record struct Element(
    ApplicationIdentifier Identifier, string Text, int Start, int Length, int Origin)
{
    /// <summary>The value, without a copy.</summary>
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);

    /// <summary>The value.</summary>
    public string Value => Text.Substring(Start, Length);

    /// <summary>As people read it: <c>(10) ABC123</c>.</summary>
    public override string ToString() => $"({Identifier.Code}) {Value}";
}
