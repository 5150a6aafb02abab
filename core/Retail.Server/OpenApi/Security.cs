using Microsoft.OpenApi;
using Retail.Commerce.Http;
using Retail.Server.Auth;

namespace Retail.Server.OpenApi;

/// <summary>Who may call, as the document says it.</summary>
internal static class Security
{
    private const string Staff = "staff";
    private const string Terminal = "terminal";
    private const string Cart = "cart";

    public static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new(StringComparer.Ordinal)
    {
        [Cart] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = CartTokenHandler.Header,
            Description = "The token that came with the cart: 43 characters of base64url.",
        },
        [Staff] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The access token of POST /api/v1/staff/sessions.",
        },
        [Terminal] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "terminal",
            Description =
                "Authorization: Terminal {id}.{unix seconds}.{signature}; ECDSA P-256 with SHA-256 " +
                "(base64url of 64 bytes) over the lines retail-terminal/1, method, path with query, id, " +
                "seconds, joined by line feeds.",
        },
    };

    /// <summary>Any one of these opens an endpoint with this rule; none for one that is open to all.</summary>
    public static List<OpenApiSecurityRequirement> Of(AccessRule rule, OpenApiDocument document)
    {
        string[] schemes = rule.Name switch
        {
            _ when rule == AccessRule.Anyone => [],
            _ when rule == AccessRule.CartHolder => [Cart, Terminal],
            _ when rule == AccessRule.Terminal => [Terminal],
            _ when rule.Name.StartsWith("terminal-or:", StringComparison.Ordinal) => [Staff, Terminal],
            _ => [Staff],
        };
        return
        [
            .. schemes.Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, document)] = [],
            }),
        ];
    }
}
