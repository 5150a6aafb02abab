using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Retail.Abstractions.Quotes;
using Retail.Pricing;
using Retail.Testing.Vectors;

namespace Retail.Testing.Pricing;

/// <summary>Asks every property of so many cases; the same seed asks the same.</summary>
public sealed class FuzzRun(int seed, int count, TextWriter output)
{
    private const int MostWrittenOut = 5;

    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
    private int refused;
    private int proved;
    private int failed;

    /// <summary>Every property by its name.</summary>
    public static IReadOnlyList<FuzzProperty> Properties { get; } =
    [
        new("units-are-lines", FuzzSums.Lines),
        new("lines-are-totals", FuzzSums.Totals),
        new("taxes-add-up", FuzzSums.Taxes),
        new("shipping-adds-up", FuzzSums.Shipping),
        new("no-unit-below-its-floor", FuzzSums.Floors),
        new("proved-without-a-gap", FuzzSums.Proof),
        new("only-what-is-meant-is-reduced", FuzzMeaning.OnlyWhatIsMeant),
        new("limits-and-budgets-hold", FuzzMeaning.Limits),
        new("explaining-changes-nothing", FuzzTwins.Explained),
        new("order-of-lines-changes-nothing", FuzzTwins.Permuted),
        new("splitting-a-line-changes-nothing", FuzzTwins.Split),
        new("order-of-the-book-changes-nothing", FuzzTwins.BookReversed),
        new("one-more-promotion-is-never-dearer", FuzzTwins.OneMore),
        new("refunds-in-any-order-give-what-was-paid", FuzzRefunds.InAnyOrder),
        new("cultures-agree", FuzzTwins.InEveryCulture),
        new("following-hints-makes-it-apply", FuzzHints.Acted),
    ];

    /// <summary>How many cases each property was about.</summary>
    public IReadOnlyDictionary<string, int> Asked => asked;

    /// <summary>Runs all cases, prints each that fails, and at the end <c>N passed, N failed</c>.</summary>
    public VectorCounts Run()
    {
        Parallel.For(0, count, Ask);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count} cases of seed {seed}: {proved} proved best, {refused} refused"));
        foreach (var property in Properties)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{asked.GetValueOrDefault(property.Name),9} {property.Name}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count - failed} passed, {failed} failed"));
        return new VectorCounts(count - failed, failed);
    }

    /// <summary>One hash of all cases' quotes, which two processes must agree on.</summary>
    public static string Digest(int seed, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var index = 0; index < count; index++)
        {
            var one = FuzzGenerator.Case(seed, index);
            var quote = QuoteEngine.Price(one.Basket, one.Book);
            hash.AppendData(Encoding.UTF8.GetBytes(quote.Refusal?.Code ?? quote.Value.Hash));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Ask(int index)
    {
        var one = FuzzGenerator.Case(seed, index);
        var property = "a-price-or-a-refusal";

        // What throws is what is looked for: a bug of the engine, and the other cases are asked all the same.
        try
        {
            var answer = QuoteEngine.Price(one.Basket, one.Book);
            if (answer.Refusal is { } refusal)
            {
                Interlocked.Increment(ref refused);
                var explained = QuoteEngine.Explain(one.Basket, one.Book).Refusal;
                if (!string.Equals(explained?.Code, refusal.Code, StringComparison.Ordinal))
                {
                    Fail(one, property, $"{refusal.Code}, but {explained?.Code} when explained");
                }

                return;
            }

            AskAll(one, answer.Value, ref property);
        }
        catch (Exception fault)
        {
            Fail(one, property, fault.ToString());
        }
    }

    private void AskAll(FuzzCase one, Quote quote, ref string name)
    {
        if (quote.ProvedBest)
        {
            Interlocked.Increment(ref proved);
        }

        foreach (var property in Properties)
        {
            name = property.Name;
            var verdict = property.Ask(one, quote);
            if (verdict.IsAsked)
            {
                asked.AddOrUpdate(property.Name, 1, static (_, before) => before + 1);
            }

            if (verdict.Fault is { } fault)
            {
                Fail(one, name, fault);
                return;
            }
        }
    }

    private void Fail(FuzzCase one, string property, string fault)
    {
        var number = Interlocked.Increment(ref failed);
        lock (output)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"seed {one.Seed} index {one.Index}: {property}: {fault}"));
            if (number <= MostWrittenOut)
            {
                output.WriteLine(one);
            }
        }
    }
}
