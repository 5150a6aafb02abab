namespace Retail.Commerce.Http;

/// <summary>On endpoints that read a command stamp, so that the interface's description says so.</summary>
public sealed record StampMetadata;
