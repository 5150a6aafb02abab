namespace Retail.Testing.Devices;

/// <summary>A parser of what devices send or people write into settings.</summary>
/// <param name="Name">What it parses.</param>
/// <param name="Input">Makes hostile input.</param>
/// <param name="Parse">Parses it; its time and memory are measured. Gives what <paramref name="Ask"/> needs.</param>
/// <param name="Ask">What is wrong with the answer, or null.</param>
/// <param name="LeastBytes">It may allocate so much whatever the input is.</param>
/// <param name="BytesPerByte">It may allocate so much more for every byte of input.</param>
public sealed record FuzzedParser(
    string Name,
    Func<Random, byte[]> Input,
    Func<byte[], object?> Parse,
    Func<object?, string?> Ask,
    int LeastBytes,
    int BytesPerByte);
