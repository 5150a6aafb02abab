namespace Retail.Commerce.Carts;

/// <summary>What cart tokens, handoff codes and enrolment codes are hashed with, so that the database alone opens nothing.</summary>
/// <param name="Key">32 random bytes, made once, kept in the data directory.</param>
public sealed record CapabilitySecret(byte[] Key)
{
    /// <summary>Says nothing of the key: records end up in logs.</summary>
    public override string ToString() => nameof(CapabilitySecret);
}
