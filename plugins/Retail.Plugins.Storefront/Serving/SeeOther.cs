using Microsoft.AspNetCore.Http;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>After a form: look at this page, which may be reloaded without doing anything again.</summary>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = httpContext.Request.PathBase + address;
        return Task.CompletedTask;
    }
}
