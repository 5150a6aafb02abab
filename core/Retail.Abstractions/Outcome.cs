using System.Diagnostics.CodeAnalysis;

namespace Retail.Abstractions;

/// <summary>
/// What a command or query gives: a value, or a refusal. Bugs and broken dependencies stay exceptions.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct Outcome<T>
{
    private readonly T? value;
    private readonly bool answered;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
        answered = true;
    }

    /// <summary>The refusal, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value. Throws when it was refused: ask <see cref="IsRefused"/> first.</summary>
    public T Value => !answered ? throw new InvalidOperationException("An outcome that nobody gave.")
        : Refusal is null ? value!
        : throw new InvalidOperationException($"Refused: {Refusal}");

    /// <summary>A value is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Another outcome made of the value; a refusal stays.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsRefused ? Refusal : next(Value);

    /// <summary>Another value made of the value; a refusal stays.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> next) => IsRefused ? Refusal : next(Value);
}
