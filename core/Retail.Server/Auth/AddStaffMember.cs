namespace Retail.Server.Auth;

/// <summary>A new account.</summary>
/// <param name="User">The name to log in with: letters, digits and <c>-._@+</c>, at most 60.</param>
/// <param name="Password">At least ten characters.</param>
/// <param name="Roles">At least one.</param>
internal sealed record AddStaffMember(string User, string Password, IReadOnlyList<string> Roles);
