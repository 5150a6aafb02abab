using System.Security.Cryptography;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;

namespace Retail.Server.Starting;

/// <summary>The server's own keys: made once, readable by its user only, never in the database.</summary>
internal sealed record ServerKeys(CapabilitySecret Capability, PublicationSigner Publications)
{
    private const int CapabilityBytes = 32;

    public static ServerKeys Open(DataDirectory directory)
    {
        var capability = ReadOrMake(
            Path.Combine(directory.Keys, "capability.key"), () => RandomNumberGenerator.GetBytes(CapabilityBytes));
        var publicationPath = Path.Combine(directory.Keys, "publication.key");
        var publication = ReadOrMake(publicationPath, () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportPkcs8PrivateKey();
        });
        if (capability.Length != CapabilityBytes)
        {
            throw StartFailure.Of("start.key-damaged", "path", Path.Combine(directory.Keys, "capability.key"));
        }

        return new ServerKeys(
            new CapabilitySecret(capability), new PublicationSigner(Import(publication, publicationPath)));
    }

    private static ECDsa Import(byte[] pkcs8, string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            return key;
        }
        catch (CryptographicException failure)
        {
            key.Dispose();
            throw StartFailure.Of("start.key-damaged", "path", path, failure);
        }
    }

    private static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        try
        {
            if (!File.Exists(path))
            {
                WriteOnce(path, make());
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StartFailure.Of("start.key-damaged", "path", path, failure);
        }
    }

    // Through a file beside it, so that a kill leaves no half key; whoever is second keeps the first one's key.
    private static void WriteOnce(string path, byte[] content)
    {
        var half = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(half, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
        }
    }
}
