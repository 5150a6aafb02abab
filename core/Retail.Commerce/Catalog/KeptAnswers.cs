using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Retail.Commerce.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>
/// Answers about single variants, written once and kept as bytes as long as they are true: the same publication, before
/// its next edge. By the request's target, so that a repeat is one look-up. Two generations bound what they take: when
/// the young one is full it becomes the old one, and what nobody asked for since is let go. Thread-safe.
/// </summary>
internal sealed class KeptAnswers(IPriceBooks books, TimeProvider clock)
{
    private const int MaxAnswers = 8_192;
    private const int MaxTarget = 200;
    private const int MaxBytes = 4_096;

    private Generations generations = new(Empty(), Empty());

    /// <summary>The answer to this request, when it is kept and still true.</summary>
    public bool TryFind(HttpContext context, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        answer = null;
        return HttpMethods.IsGet(context.Request.Method) && TargetOf(context) is { } target &&
            TryFind(target, out answer) && IsTrue(answer);
    }

    /// <summary>Keeps an answer for requests like this one.</summary>
    public void Keep(HttpContext context, KeptAnswer answer)
    {
        if (TargetOf(context) is { } target && answer.Length <= MaxBytes)
        {
            Add(target, answer);
        }
    }

    private static string? TargetOf(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 and <= MaxTarget } target
            ? target : null;

    // The publication itself is compared: one for now may have arrived since, whatever the edges were.
    private bool IsTrue(KeptAnswer answer)
    {
        var now = clock.GetUtcNow();
        return now >= answer.From && now < answer.Until && ReferenceEquals(books.FileAt(now), answer.File);
    }

    private bool TryFind(string target, [NotNullWhen(true)] out KeptAnswer? answer)
    {
        var (young, old) = Volatile.Read(ref generations);
        if (young.TryGetValue(target, out answer))
        {
            return true;
        }

        if (!old.TryGetValue(target, out answer))
        {
            return false;
        }

        Add(target, answer);
        return true;
    }

    private void Add(string target, KeptAnswer answer)
    {
        var current = Volatile.Read(ref generations);
        if (current.Count >= MaxAnswers / 2)
        {
            // Of threads that come here together one turns the page; the others write on whichever is there.
            Interlocked.CompareExchange(ref generations, new Generations(Empty(), current.Young), current);
            current = Volatile.Read(ref generations);
        }

        if (current.Young.TryAdd(target, answer))
        {
            current.Grow();
        }
        else
        {
            current.Young[target] = answer;
        }
    }

    private static ConcurrentDictionary<string, KeptAnswer> Empty() => new(StringComparer.Ordinal);

    private sealed class Generations(
        ConcurrentDictionary<string, KeptAnswer> young, ConcurrentDictionary<string, KeptAnswer> old)
    {
        // The dictionary's own count takes all of its locks.
        private int count;

        public int Count => Volatile.Read(ref count);

        public ConcurrentDictionary<string, KeptAnswer> Young => young;

        public void Grow() => Interlocked.Increment(ref count);

        public void Deconstruct(
            out ConcurrentDictionary<string, KeptAnswer> first, out ConcurrentDictionary<string, KeptAnswer> second) =>
            (first, second) = (young, old);
    }
}
