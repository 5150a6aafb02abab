namespace Retail.Terminal;

/// <summary>The till cannot start, and a person can do something about it.</summary>
internal sealed class StartRefusedException(
    Refusal refusal, Exception? cause = null) : Exception(refusal.ToString(), cause)
{
    public const int ExitCode = 2;

    public Refusal Refusal { get; } = refusal;

    /// <summary>What a setting says; one that cannot be read keeps the till from starting.</summary>
    public static T Need<T>(Outcome<T> setting) =>
        setting.IsRefused ? throw new StartRefusedException(setting.Refusal) : setting.Value;
}
