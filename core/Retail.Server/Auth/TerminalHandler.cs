using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Retail.Abstractions.Terminals;
using Retail.Commerce.Http;
using Retail.Commerce.Terminals;

namespace Retail.Server.Auth;

/// <summary>An enrolled till, proved by a signature over this very request (<see cref="TerminalProof"/>).</summary>
internal sealed class TerminalHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ITerminalKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var proof = Request.Headers.Authorization.ToString();
        if (proof.Length <= TerminalProof.Scheme.Length ||
            !TerminalProof.TryRead(
                proof[(TerminalProof.Scheme.Length + 1)..], out var id, out var at, out var signature) ||
            await keys.FindAsync(id, Context.RequestAborted) is not { } terminal ||
            !Verify(terminal, at, signature))
        {
            return Fail("terminal.bad-proof");
        }

        var now = TimeProvider.GetUtcNow();
        if ((now - at).Duration() > TerminalProof.Tolerance)
        {
            return Fail(
                "terminal.clock-skew",
                ("serverTime", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        }

        if (terminal.Blocked)
        {
            return Fail("terminal.blocked", ("name", terminal.Name));
        }

        keys.Saw(id, ReadPublication());
        var identity = new ClaimsIdentity([new Claim(RetailClaims.Terminal, id.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private static AuthenticateResult Fail(string code, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        AuthenticateResult.Fail(new CredentialFailure(Refusal.Of(RefusalKind.Unauthenticated, code, arguments)));

    private bool Verify(TerminalKey terminal, DateTimeOffset at, byte[] signature)
    {
        // The target as it came over the wire: what the till signed, before any decoding.
        var target = Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(terminal.PublicKey, out _);
        return TerminalProof.Verify(terminal.Id, key, Request.Method, target, at, signature);
    }

    private int? ReadPublication() =>
        int.TryParse(
            Request.Headers[TerminalProof.PublicationHeader], NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;
}
