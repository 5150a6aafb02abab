namespace Retail.Server.Auth;

/// <summary>Why credentials were not believed; authentication carries its reasons as exceptions.</summary>
internal sealed class CredentialFailure(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}
