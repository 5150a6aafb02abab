namespace Retail.Server.Auth;

/// <summary>An account of the staff.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">The name to log in with.</param>
/// <param name="Roles">Its roles, by name.</param>
/// <param name="Blocked">Whether it is shut out.</param>
internal sealed record StaffMember(Guid Id, string User, IReadOnlyList<string> Roles, bool Blocked);
