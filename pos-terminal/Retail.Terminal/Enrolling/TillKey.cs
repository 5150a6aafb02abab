using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Retail.Terminal.Enrolling;

/// <summary>The till's private key: made once, readable by its own user only, never sent anywhere.</summary>
internal sealed class TillKey(string dataDirectory)
{
    private readonly string path = Path.Combine(dataDirectory, "till-key.pem");

    public bool Exists => File.Exists(path);

    /// <summary>The key, for one user of it: key objects are not shared between threads.</summary>
    public ECDsa Open()
    {
        if (!Exists)
        {
            Make();
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }

    public string PublicKey()
    {
        using var key = Open();
        return Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo());
    }

    private void Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Through a second name, so that a crash leaves no half key behind.
        var arriving = path + ".new";
        File.Delete(arriving);
        using (var file = new FileStream(arriving, options))
        {
            file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(arriving, path);
    }
}
