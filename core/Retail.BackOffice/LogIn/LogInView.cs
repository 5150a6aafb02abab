namespace Retail.BackOffice.LogIn;

/// <summary>What the log-in page shows.</summary>
/// <param name="Return">The page that was asked for; one of the office's.</param>
public sealed record LogInView(string Return)
{
    /// <summary>The name as it was typed.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>What was wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>The form that was sent when nobody was logged in any more.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether somebody was in the middle of something.</summary>
    public bool HasEnded { get; init; }
}
