namespace Retail.Terminal;

/// <summary>The till cannot start, and a person can do something about it.</summary>
internal sealed class StartRefusedException(
    Refusal refusal, Exception? cause = null) : Exception(refusal.ToString(), cause)
{
    public const int ExitCode = 2;

    public Refusal Refusal { get; } = refusal;
}
