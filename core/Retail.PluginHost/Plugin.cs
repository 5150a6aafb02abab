using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Retail.Abstractions.Plugins;

namespace Retail.PluginHost;

/// <summary>One plugin from its folder to its end. Whatever its code throws ends here.</summary>
internal sealed class Plugin
{
    private readonly PluginHostOptions options;

    private readonly ILogger logger;

    private PluginLoadContext? loadContext;

    private PluginContext? context;

    private IRetailPlugin? entry;

    private Task<WeakReference?>? stopping;

    private Plugin(string id, PluginHostOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
        Status = new PluginStatus(id, id, null, PluginState.Quarantined, null);
    }

    public string Id => Status.Id;

    public PluginStatus Status { get; private set; }

    public IReadOnlyList<Offer> Offers => Status.State == PluginState.Running ? context!.Offers : [];

    public IReadOnlyList<Action<IEndpointRouteBuilder>> Maps =>
        Status.State == PluginState.Running ? context!.Maps : [];

    public IReadOnlyList<(string Path, Action<IEndpointRouteBuilder> Map)> Pages =>
        Status.State == PluginState.Running ? context!.Pages : [];

    /// <summary>Its own folder while it runs, else null.</summary>
    public string? Folder => Status.State == PluginState.Running ? context!.Folder : null;

    /// <summary>Loads and starts what is in this folder; null when it is for other processes only.</summary>
    public static async Task<Plugin?> LoadAsync(
        string folder, PluginHostOptions options, TimeProvider clock, ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var plugin = new Plugin(Path.GetFileName(folder), options, loggers.CreateLogger<PluginCatalog>());
        Failure? failure;
        try
        {
            var read = PluginManifest.Read(folder);
            if (!read.IsRefused && !read.Value.Hosts.Contains(options.Host))
            {
                PluginLog.NotForThisHost(plugin.logger, plugin.Id, options.Host.ToString());
                return null;
            }

            failure = read.IsRefused
                ? new Failure(read.Refusal)
                : await plugin.StartAsync(read.Value, folder, clock, loggers, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = plugin.StopAsync();
            throw;
        }
        catch (Exception exception)
        {
            failure = plugin.Failed("plugin.load-failed", exception);
        }

        if (failure is null)
        {
            plugin.Status = plugin.Status with { State = PluginState.Running };
            PluginLog.Running(plugin.logger, plugin.Id, plugin.Status.Version!);
        }
        else
        {
            plugin.Quarantine(failure);
        }

        return plugin;
    }

    /// <summary>Takes it out of use. Its end is not waited for, so that it cannot hold up the others.</summary>
    public void Quarantine(Failure failure)
    {
        Status = Status with { State = PluginState.Quarantined, Reason = failure.Reason };
        PluginLog.Quarantined(logger, failure.Exception, Id, failure.Reason.ToString());
        _ = StopAsync();
    }

    /// <summary>
    /// Stops it and lets go of it; gives what to watch for its leaving memory, or null when it never was there.
    /// </summary>
    public Task<WeakReference?> StopAsync() => stopping ??= StopOnceAsync();

    public Failure Failed(string code, Exception exception) =>
        new(PluginRefusals.Of(code, Id, ("error", exception.GetType().Name)), exception);

    private async Task<Failure?> StartAsync(
        PluginManifest manifest, string folder, TimeProvider clock, ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        Status = Status with { Name = manifest.Name, Version = manifest.Version };
        if (new ContractCheck(manifest, folder).Run() is { } refusal)
        {
            return new Failure(refusal);
        }

        context = new PluginContext(
            manifest, Path.GetFullPath(folder), options, clock, loggers.CreateLogger("Plugins." + manifest.Id));
        loadContext = new PluginLoadContext(manifest.Id, Path.GetFullPath(Path.Combine(folder, manifest.Assembly)));
        var type = loadContext.LoadEntry().GetType(manifest.EntryType, throwOnError: false);
        if (type is not { IsPublic: true, IsAbstract: false } || !type.IsAssignableTo(typeof(IRetailPlugin)) ||
            type.GetConstructor(Type.EmptyTypes) is null)
        {
            return new Failure(PluginRefusals.Of("plugin.entry-type", Id, ("type", manifest.EntryType)));
        }

        // On a thread of the pool, for a plugin may block instead of awaiting; such a thread is lost, the
        // process is not.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartLimit);
        var start = Task.Run(() => MakeAndStartAsync(type, context, limit.Token), cancellationToken);
        _ = await Task.WhenAny(start, Task.Delay(options.StartLimit, cancellationToken));
        context.Close();
        cancellationToken.ThrowIfCancellationRequested();
        var failure = start.IsCompleted ? await start : TooSlow(null);
        return context.Violation is { } violation ? new Failure(violation, failure?.Exception)
            : failure?.Exception is OperationCanceledException late && limit.IsCancellationRequested ? TooSlow(late)
            : failure;
    }

    private Failure TooSlow(Exception? exception) => new(
        PluginRefusals.Of("plugin.start-too-slow", Id, ("limit", options.StartLimit.ToString("c", null))), exception);

    private async Task<Failure?> MakeAndStartAsync(
        Type type, PluginContext offered, CancellationToken cancellationToken)
    {
        try
        {
            const BindingFlags plain = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions;
            entry = (IRetailPlugin)Activator.CreateInstance(type, plain, null, null, null)!;
        }
        catch (Exception exception)
        {
            return Failed("plugin.constructor-failed", exception);
        }

        try
        {
            await entry.StartAsync(offered, cancellationToken);
            return null;
        }
        catch (Exception exception)
        {
            return Failed("plugin.start-failed", exception);
        }
    }

    private async Task<WeakReference?> StopOnceAsync()
    {
        try
        {
            if (entry is { } running)
            {
                await Task.Run(() => running.DisposeAsync().AsTask()).WaitAsync(options.StopLimit);
            }
        }
        catch (Exception exception)
        {
            PluginLog.StopFailed(logger, exception, Id);
        }

        return LetGo();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference? LetGo()
    {
        entry = null;
        context = null;
        var leaving = loadContext;
        loadContext = null;
        Status = Status.State == PluginState.Running ? Status with { State = PluginState.Stopped } : Status;
        leaving?.Unload();
        return leaving is null ? null : new WeakReference(leaving);
    }
}
