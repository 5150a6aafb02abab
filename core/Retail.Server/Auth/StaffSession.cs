namespace Retail.Server.Auth;

/// <summary>A log-in that holds.</summary>
internal sealed record StaffSession(Guid Id, Guid User, string Name, IReadOnlyList<string> Permissions);
