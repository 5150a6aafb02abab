using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Retail.Abstractions.Json;
using Retail.Abstractions.Terminals;

namespace Retail.Client;

/// <summary>
/// Sends requests: headers, proof, time-out, retry and the reading of refusals, all here and nowhere else.
/// </summary>
internal sealed class RetailHttp : IDisposable
{
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    private readonly RetailClientOptions options;
    private readonly HttpClient http;
    private readonly RetryPipeline pipeline;
    private readonly Lock keyGate = new();

    public RetailHttp(RetailClientOptions options)
    {
        if (options.Terminal is null != options.TerminalKey is null)
        {
            throw new ArgumentException("A till and its key belong together.", nameof(options));
        }

        this.options = options;
        http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = options.TryLimit })
        {
            BaseAddress = new Uri(options.Server, "/api/v1/"),
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.AcceptLanguage.Add(
            new StringWithQualityHeaderValue(options.Culture.Name.Length == 0 ? "en" : options.Culture.Name));
        pipeline = new RetryPipeline(options);
    }

    public async Task<Outcome<T>> SendAsync<T>(RetailRequest request, CancellationToken cancellationToken)
    {
        var sent = await ExchangeAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (sent.IsRefused)
        {
            return sent.Refusal;
        }

        using var response = sent.Value;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return ProblemReader.Read(response.StatusCode, bytes);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes, RetailJson.Options) is { } value
                ? value
                : ProblemReader.Unexpected(response.StatusCode);
        }
        catch (JsonException)
        {
            return ProblemReader.Unexpected(response.StatusCode);
        }
    }

    /// <summary>Opens a long answer; its reader sets the limits.</summary>
    public async Task<Outcome<Stream>> OpenAsync(RetailRequest request, CancellationToken cancellationToken)
    {
        var sent = await ExchangeAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (sent.IsRefused)
        {
            return sent.Refusal;
        }

        var response = sent.Value;
        if (response.IsSuccessStatusCode)
        {
            return await response.Content.ReadAsStreamAsync(cancellationToken);
        }

        using (response)
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            return ProblemReader.Read(
                response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Outcome<HttpResponseMessage>> ExchangeAsync(
        RetailRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var body = request.Body is null
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(request.Body, request.Body.GetType(), RetailJson.Options);
        try
        {
            var response = await pipeline.SendAsync(
                async attempt =>
                {
                    using var message = Message(request, body);
                    return await http.SendAsync(message, completion, attempt);
                },
                request.MayRepeat,
                cancellationToken);
            options.OnContact?.Invoke(true);
            return response;
        }
        catch (Exception failure) when (
            RetryPipeline.IsTransport(failure) && !cancellationToken.IsCancellationRequested)
        {
            options.OnContact?.Invoke(false);
            return Refusal.Of(RefusalKind.Unavailable, "server.unreachable", ("server", options.Server.Authority));
        }
    }

    private HttpRequestMessage Message(RetailRequest request, byte[]? body)
    {
        var message = new HttpRequestMessage(request.Method, request.Path);
        if (body is not null)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        if (request.Stamp is { } stamp)
        {
            message.Headers.Add("Idempotency-Key", stamp.OperationId);
            if (stamp.IfVersion is { } version)
            {
                message.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"v{version}\""));
            }
        }

        if (request.CartToken is { } token)
        {
            message.Headers.Add("Cart-Token", token);
        }

        if (options is { Terminal: { } terminal, TerminalKey: { } key })
        {
            var target = new Uri(http.BaseAddress!, request.Path).PathAndQuery;
            lock (keyGate)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue(
                    TerminalProof.Scheme,
                    TerminalProof.Create(terminal, key, request.Method.Method, target, options.Clock.GetUtcNow()));
            }

            if (options.Publication?.Invoke() is { } number)
            {
                message.Headers.Add(
                    TerminalProof.PublicationHeader, number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return message;
    }
}
