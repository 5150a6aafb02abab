namespace Retail.Testing.Vectors;

/// <summary>The formats that this project reads.</summary>
public static class VectorFormats
{
    /// <summary>All of them; the first that recognises a file runs it.</summary>
    public static IReadOnlyList<IVectorFormat> All { get; } = 
        [new PromotionVectors(), new TaxVectors(), new LinterVectors(), new BarcodeVectors()];
}
