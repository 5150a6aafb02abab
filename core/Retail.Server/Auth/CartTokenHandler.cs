using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Retail.Commerce.Http;

namespace Retail.Server.Auth;

/// <summary>
/// A guest with a cart's token. Only its form is judged here; which cart it opens is the cart module's business.
/// </summary>
internal sealed class CartTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "Cart-Token";

    private const int TokenLength = 43;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = Request.Headers[Header].ToString();
        if (token.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (token.Length != TokenLength || !Base64Url.IsValid(token.AsSpan()))
        {
            var refusal = Refusal.Of(RefusalKind.Unauthenticated, "request.bad-cart-token");
            return Task.FromResult(AuthenticateResult.Fail(new CredentialFailure(refusal)));
        }

        var identity = new ClaimsIdentity([new Claim(RetailClaims.CartToken, token)], Scheme.Name);
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
