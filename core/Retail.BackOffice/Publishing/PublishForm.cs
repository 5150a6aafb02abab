namespace Retail.BackOffice.Publishing;

/// <summary>The form that publishes, as typed.</summary>
/// <param name="Operation">Names this one publishing, so that a double click is one.</param>
/// <param name="Seen">Hash of the changes that the merchandiser was shown.</param>
/// <param name="IsLater">Whether it takes effect at an instant, and not at once.</param>
/// <param name="At">Date and time, as typed.</param>
/// <param name="Zone">The zone that they are in.</param>
public sealed record PublishForm(string Operation, string Seen, bool IsLater, string At, string Zone)
{
    /// <summary>What is wrong with all of it.</summary>
    public string? Problem { get; init; }

    /// <summary>Where that can be put right, or null.</summary>
    public string? ProblemAddress { get; init; }

    /// <summary>What is wrong with the instant.</summary>
    public string? AtProblem { get; init; }
}
