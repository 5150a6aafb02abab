namespace Retail.Devices.Printing;

/// <summary>How long a driver waits for a printer. A printer that says what it waits for is waited for.</summary>
public sealed record PrinterPatience
{
    /// <summary>For the answer to a question in real time.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For its first answers in turn, before it counts as one that gives none.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For its first answers in turn, when it has given some before.</summary>
    public TimeSpan KnownGreeting { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Without an answer in turn, so that the last of them was the last.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two looks at how it is.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// For it to take a byte more, when it names no reason to stop: it may be out of paper and not tell by itself.
    /// </summary>
    public TimeSpan Stuck { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the proof of a job that it has taken, while it names no reason to stop.</summary>
    public TimeSpan Proof { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a port to open.</summary>
    public TimeSpan Opening { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Before a port is opened again, at first; doubled each time.</summary>
    public TimeSpan Reopen { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Before a port is opened again, at most.</summary>
    public TimeSpan ReopenAtMost { get; init; } = TimeSpan.FromSeconds(3);
}
