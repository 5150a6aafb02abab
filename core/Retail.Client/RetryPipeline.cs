using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Retail.Client;

/// <summary>
/// The one time-out and retry of outgoing requests: only lost ones, and only those that may be repeated.
/// </summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<bool> MayRepeat = new("may-repeat");

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public RetryPipeline(RetailClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(Retry(options.Retries));
        }

        pipeline = builder.AddTimeout(options.TryLimit).Build();
    }

    public static bool IsTransport(Exception? failure) =>
        failure is HttpRequestException or IOException or TimeoutRejectedException;

    public async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> attempt, bool mayRepeat, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(MayRepeat, mayRepeat);
        try
        {
            return await pipeline.ExecuteAsync(async step => await attempt(step.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(int retries) => new()
    {
        MaxRetryAttempts = retries,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(2),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = step => ValueTask.FromResult(
            step.Context.Properties.GetValue(MayRepeat, false) &&
            (IsTransport(step.Outcome.Exception) || IsOverloaded(step.Outcome.Result))),
        OnRetry = step =>
        {
            step.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    // A 503 with a code is a considered refusal (a payment without answer); without one it is a proxy or a starting
    // server.
    private static bool IsOverloaded(HttpResponseMessage? response) =>
        response is { StatusCode: HttpStatusCode.ServiceUnavailable } &&
        response.Content.Headers.ContentType?.MediaType != ProblemReader.MediaType;
}
