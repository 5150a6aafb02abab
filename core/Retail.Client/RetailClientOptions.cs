using System.Globalization;
using System.Security.Cryptography;

namespace Retail.Client;

/// <summary>Whom a client talks to, and as whom.</summary>
/// <param name="Server">Address of the server, without <c>/api/v1</c>.</param>
/// <param name="Culture">The language of its sentences.</param>
/// <param name="Clock">Dates proofs, paces retries.</param>
public sealed record RetailClientOptions(Uri Server, CultureInfo Culture, TimeProvider Clock)
{
    /// <summary>
    /// The till that all requests are signed for, with <see cref="TerminalKey"/>; null for a customer's device.
    /// </summary>
    public TerminalId? Terminal { get; init; }

    /// <summary>The till's key; stays the caller's.</summary>
    public ECDsa? TerminalKey { get; init; }

    /// <summary>Tells the publication in force at the till, or null; sent beside its signature.</summary>
    public Func<int?>? Publication { get; init; }

    /// <summary>How long one try may take.</summary>
    public TimeSpan TryLimit { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often a repeatable request is tried again.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Told after every request whether the server answered.</summary>
    public Action<bool>? OnContact { get; init; }
}
