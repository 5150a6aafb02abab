using Microsoft.AspNetCore.Builder;

namespace Retail.Commerce.Http;

/// <summary>Puts a rule on an endpoint.</summary>
public static class AccessRules
{
    /// <summary>States who may call it.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, AccessRule rule)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(rule);
        return rule == AccessRule.Anyone ? endpoint.AllowAnonymous() : endpoint.RequireAuthorization(rule.Name);
    }
}
