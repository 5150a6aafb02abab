namespace Retail.Server.Starting;

/// <summary>Why the server cannot start, as a refusal: the operator gets its sentence, not a stack.</summary>
internal sealed class StartFailure(Refusal refusal, Exception? cause = null) : Exception(refusal.ToString(), cause)
{
    public Refusal Refusal { get; } = refusal;

    public static StartFailure Of(string code, string name, string value, Exception? cause = null) =>
        new(Refusal.Of(RefusalKind.Unavailable, code, (name, value)), cause);
}
