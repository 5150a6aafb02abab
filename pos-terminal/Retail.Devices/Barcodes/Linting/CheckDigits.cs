namespace Retail.Devices.Barcodes.Linting;

/// <summary>Digits and characters that are computed from those before them.</summary>
internal static class CheckDigits
{
    private const string Set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int PairModulus = 1021;
    private const int ShortestIban = 15;
    private const int LongestIban = 34;
    private const int IbanHead = 4;

    /// <summary>One weight for each character before the pair, from the right: the first primes.</summary>
    private static readonly int[] Primes = FirstPrimes(97);

    public static Finding Digit(ReadOnlySpan<char> data)
    {
        if (data.IsEmpty)
        {
            return Linters.Whole("barcode.too-short-for-check-digit", data);
        }

        if (Characters.OnlyDigits(data) is { IsFault: true } fault)
        {
            return fault;
        }

        return Gtin.CheckDigit(data[..^1]) == data[^1]
            ? default
            : new Finding("barcode.incorrect-check-digit", data.Length - 1, 1);
    }

    /// <summary>The check character pair of GS1 General Specifications, 7.9.5.</summary>
    public static Finding Pair(ReadOnlySpan<char> data)
    {
        if (data.Length < 2)
        {
            return Linters.Whole("barcode.too-short-for-check-pair", data);
        }

        var text = data[..^2];
        var pair = data[^2..];
        if (text.Length > Primes.Length)
        {
            return Linters.Whole("barcode.too-long-for-check-pair-implementation", data);
        }

        if (Characters.Only82(text) is { IsFault: true } fault)
        {
            return fault;
        }

        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sum += Characters.Set82.IndexOf(text[i], StringComparison.Ordinal) * Primes[text.Length - 1 - i];
        }

        sum %= PairModulus;
        return Set32[sum / Set32.Length] == pair[0] && Set32[sum % Set32.Length] == pair[1]
            ? default
            : new Finding("barcode.incorrect-check-pair", text.Length, 2);
    }

    /// <summary>ISO 13616: country, two check digits, account; modulo 97 of ISO 7064.</summary>
    public static Finding Iban(ReadOnlySpan<char> data)
    {
        if (data.Length < ShortestIban)
        {
            return Linters.Whole("barcode.iban-too-short", data);
        }

        if (data.Length > LongestIban)
        {
            return Linters.Whole("barcode.iban-too-long", data);
        }

        for (var i = 0; i < data.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(data[i]) && !char.IsAsciiDigit(data[i]))
            {
                return new Finding("barcode.invalid-iban-character", i, 1);
            }
        }

        if (Codes.CountryLetters(data[..2]).IsFault)
        {
            return new Finding("barcode.illegal-iban-country-code", 0, 2);
        }

        var rest = Remainder(data[..IbanHead], Remainder(data[IbanHead..], 0));
        return rest == 1 ? default : new Finding("barcode.incorrect-iban-checksum", 2, 2);
    }

    private static int Remainder(ReadOnlySpan<char> part, int before)
    {
        foreach (var character in part)
        {
            before = char.IsAsciiDigit(character)
                ? (before * 10 + (character - '0')) % 97
                : (before * 100 + (character - 'A' + 10)) % 97;
        }

        return before;
    }

    private static int[] FirstPrimes(int count)
    {
        var primes = new List<int>();
        for (var number = 2; primes.Count < count; number++)
        {
            if (primes.TrueForAll(prime => number % prime != 0))
            {
                primes.Add(number);
            }
        }

        return [.. primes];
    }
}
