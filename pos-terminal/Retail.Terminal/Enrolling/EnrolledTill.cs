using System.Buffers.Text;
using System.Security.Cryptography;
using Retail.Abstractions.Carts;
using Retail.Abstractions.Terminals;
using Retail.Client;
using Retail.Publications;

namespace Retail.Terminal.Enrolling;

/// <summary>What a till has once it is enrolled: its place, its server, its publications, its signature.</summary>
internal sealed class EnrolledTill : IDisposable
{
    /// <summary>How long a cashier waits for the server.</summary>
    public static readonly TimeSpan CashierLimit = TimeSpan.FromSeconds(3);

    private readonly ECDsa signingKey;
    private readonly ECDsa[] otherKeys;
    private readonly Lock signing = new();
    private readonly TimeZoneInfo zone;

    public EnrolledTill(Enrolment place, Uri server, TillKey key, string shelfFolder, RetailClientOptions client)
    {
        (Place, Server) = (place, server);
        signingKey = key.Open();
        otherKeys = [key.Open(), key.Open()];
        using var publicationKey = ECDsa.Create();
        publicationKey.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(place.PublicationKey), out _);
        Shelf = new PublicationShelf(shelfFolder, publicationKey);
        zone = TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone);
        var own = client with
        {
            Server = server,
            Terminal = place.Id,
            TerminalKey = otherKeys[0],
            Publication = () => Shelf.At(client.Clock.GetUtcNow())?.Manifest.Number,
        };
        Patient = new RetailClient(own);
        Quick = new RetailClient(own with { TerminalKey = otherKeys[1], TryLimit = CashierLimit, Retries = 0 });
    }

    public Enrolment Place { get; }

    public Uri Server { get; }

    public PublicationShelf Shelf { get; }

    /// <summary>For the loops: tries again.</summary>
    public RetailClient Patient { get; }

    /// <summary>For a cashier who waits: one try of <see cref="CashierLimit"/>.</summary>
    public RetailClient Quick { get; }

    public CartKey KeyOf(CartId cart) => CartKey.By(cart, Place.Id);

    /// <summary>The moment on the store's clock, as the cashier reads it off the wall.</summary>
    public DateTimeOffset InStore(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    public string Sign(SignedCart cart)
    {
        lock (signing)
        {
            return SignedCartCodec.Encode(cart, signingKey);
        }
    }

    /// <summary>The publication with this number, or <c>till.publication-missing</c>.</summary>
    public Outcome<PublicationFile> Publication(int number) => Shelf.ByNumber(number) is { } file
        ? file
        : Refusal.Of(
            RefusalKind.Unavailable,
            "till.publication-missing",
            ("publication", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The publication in force, or <c>till.no-publication</c>.</summary>
    public Outcome<PublicationFile> PublicationAt(DateTimeOffset instant) => Shelf.At(instant) is { } file
        ? file
        : Refusal.Of(RefusalKind.Unavailable, "till.no-publication");

    public void Dispose()
    {
        Patient.Dispose();
        Quick.Dispose();
        Shelf.Dispose();
        signingKey.Dispose();
        foreach (var key in otherKeys)
        {
            key.Dispose();
        }
    }
}
