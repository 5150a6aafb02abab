using System.Net.Http.Headers;
using System.Security.Cryptography;
using Retail.Abstractions.Terminals;

namespace Retail.Commerce.Tests.Server;

/// <summary>Signs each request as a till does.</summary>
internal sealed class ProvingHandler(TerminalId terminal, ECDsa key, TimeProvider clock)
    : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(
            TerminalProof.Scheme,
            TerminalProof.Create(
                terminal, key, request.Method.Method, request.RequestUri!.PathAndQuery, clock.GetUtcNow()));
        return base.SendAsync(request, cancellationToken);
    }
}
