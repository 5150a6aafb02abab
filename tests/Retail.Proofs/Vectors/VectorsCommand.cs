using Retail.Testing.Vectors;

namespace Retail.Proofs.Vectors;

/// <summary>The verb <c>vectors PATH</c>.</summary>
internal static class VectorsCommand
{
    public static int Run(string path, TextWriter output) =>
        new VectorRunner(VectorFormats.All, output).Run(path).Failed == 0 ? 0 : 1;
}
