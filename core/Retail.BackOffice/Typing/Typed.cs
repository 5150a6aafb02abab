namespace Retail.BackOffice.Typing;

/// <summary>What was typed, as a value or as what is wrong with it in words.</summary>
internal readonly record struct Typed<T>(T? Value, string? Problem)
    where T : struct
{
    public static implicit operator Typed<T>(T value) => new(value, null);

    public static Typed<T> Wrong(string problem) => new(null, problem);
}
