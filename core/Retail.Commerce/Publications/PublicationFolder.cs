namespace Retail.Commerce.Publications;

/// <summary>Where this node keeps publications; registered by the server.</summary>
/// <param name="Path">A folder of its own, on the same disk as the temporary files that become publications.</param>
public sealed record PublicationFolder(string Path);
