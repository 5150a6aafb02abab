using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Retail.Plugins.Storefront.Serving;

/// <summary>Makes a page's markup from its component. Components compute nothing and need no services.</summary>
internal static class Rendering
{
    /// <summary>The page of this component for this model, in the language of the caller.</summary>
    public static async Task<PageTemplate> RenderAsync<TPage>(object model)
        where TPage : IComponent => PageTemplate.Of(await WriteAsync<TPage>(model));

    /// <summary>The component's markup.</summary>
    public static async Task<string> WriteAsync<TPart>(object model)
        where TPart : IComponent
    {
        await using var renderer = new HtmlRenderer(Bare.Instance, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TPart>(parameters)).ToHtmlString();
        });
    }

    /// <summary>Letters of every script stay letters; only what means something in markup is encoded.</summary>
    private sealed class Bare : IServiceProvider
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public static Bare Instance { get; } = new();

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? Encoder : null;
    }
}
