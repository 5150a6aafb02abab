namespace Retail.Commerce.Http;

/// <summary>Where customers' devices reach this server, for links and QR codes; known once it listens.</summary>
public interface IPublicAddress
{
    /// <summary>Scheme, host and port.</summary>
    Uri Address { get; }
}
