using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Retail.Testing.Processes;

namespace Retail.Proofs.Bench;

/// <summary>
/// The limit that a read is compared with: Kestrel in a process of its own that answers every request with the same
/// bytes and does nothing else. The same framework, collector and machine as the server.
/// </summary>
internal static class BareKestrel
{
    public const string Verb = "bare-kestrel";

    /// <summary>The process's own side.</summary>
    public static async Task<int> RunAsync(string address, string file, string contentType)
    {
        var body = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = contentType;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    /// <summary>Starts one that answers with this.</summary>
    public static async Task<(RunningProgram Program, Uri Address)> StartAsync(
        string folder, byte[] body, string contentType)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var file = Path.Combine(folder, $"bare-{address.Port}");
        await File.WriteAllBytesAsync(file, body);
        var program = RunningProgram.Start("Retail.Proofs", [Verb, address.ToString(), file, contentType]);
        await program.WaitForAsync(address, TimeSpan.FromSeconds(30), CancellationToken.None);
        return (program, address);
    }
}
