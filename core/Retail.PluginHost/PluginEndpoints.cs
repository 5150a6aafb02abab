using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Retail.Faces;

namespace Retail.PluginHost;

/// <summary>Builds a plugin's endpoints apart from the host's, looks at them, and only then adds them.</summary>
internal sealed class PluginEndpoints(IEndpointRouteBuilder host) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => host.ServiceProvider;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IApplicationBuilder CreateApplicationBuilder() => host.CreateApplicationBuilder();

    public static void Map(Plugin plugin, IEndpointRouteBuilder host)
    {
        var apart = new PluginEndpoints(host);
        try
        {
            var group = apart.MapGroup("/plugins/" + plugin.Id);
            foreach (var map in plugin.Maps)
            {
                map(group);
            }

            foreach (var (path, map) in plugin.Pages)
            {
                map(apart.MapGroup(path).WithMetadata(PageMark.Instance).DisableAntiforgery());
            }

            var endpoints = apart.DataSources.SelectMany(source => source.Endpoints).ToArray();
            if (endpoints.FirstOrDefault(endpoint => !StatesWhoMayCall(endpoint)) is { } open)
            {
                plugin.Quarantine(new Failure(PluginRefusals.Of(
                    "plugin.endpoint-open", plugin.Id, ("endpoint", open.DisplayName ?? "?"))));
                return;
            }

            host.DataSources.Add(new DefaultEndpointDataSource(endpoints));
        }
        catch (Exception exception)
        {
            plugin.Quarantine(plugin.Failed("plugin.endpoints-failed", exception));
        }
    }

    private static bool StatesWhoMayCall(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ||
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null ||
        endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null;
}
