namespace Retail.Commerce.Http;

/// <summary>
/// Who may call an endpoint. Every endpoint carries exactly one; the server makes an authorization policy of each, and
/// a test lists them all.
/// </summary>
/// <param name="Name">Name of the rule and of its policy.</param>
public sealed record AccessRule(string Name)
{
    /// <summary>Whoever asks.</summary>
    public static AccessRule Anyone { get; } = new("anyone");

    /// <summary>The holder of a cart's token, or an enrolled till; the module checks that it is this cart's.</summary>
    public static AccessRule CartHolder { get; } = new("cart-holder");

    /// <summary>An enrolled till.</summary>
    public static AccessRule Terminal { get; } = new("terminal");

    /// <summary>Somebody of the staff who is logged in.</summary>
    public static AccessRule Staff { get; } = new("staff");

    /// <summary>An enrolled till, or staff with this permission.</summary>
    public static AccessRule TerminalOr(Permission permission) => new($"terminal-or:{permission.Name}");

    /// <summary>Staff with this permission.</summary>
    public static AccessRule Needs(Permission permission) => new($"permission:{permission.Name}");
}
