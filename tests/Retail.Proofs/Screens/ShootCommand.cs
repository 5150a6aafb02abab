using Microsoft.Playwright;
using Retail.Browsing;

namespace Retail.Proofs.Screens;

/// <summary>`shoot`: a picture of any address, and what the page and WCAG 2.2 AA have to complain about.</summary>
internal static class ShootCommand
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var shot = Shot.Read(arguments);
        if (shot is null || Browser.Missing is not null)
        {
            await output.WriteLineAsync(shot is null ? Shot.Usage : Browser.Missing);
            return 2;
        }

        var browser = new Browser();
        await browser.InitializeAsync();
        try
        {
            await browser.VisitAsync(visit => ShootAsync(visit, shot, output), "shoot");
            return 0;
        }
        finally
        {
            await browser.DisposeAsync();
        }
    }

    private static async Task ShootAsync(Visit visit, Shot shot, TextWriter output)
    {
        var storage = File.Exists(shot.Storage) ? await File.ReadAllTextAsync(shot.Storage) : null;
        var face = await visit.OpenAsync(shot.Look, shot.Address, storage);
        foreach (var script in shot.Scripts)
        {
            await face.Page.EvaluateAsync(script);
            await SettleAsync(face.Page);
        }

        await SettleAsync(face.Page);
        await output.WriteLineAsync(await face.ShootAsync(shot.Name));
        await output.WriteLineAsync($"at {face.Page.Url}");
        foreach (var finding in (await face.FindAxeAsync()).Concat(face.Complaints))
        {
            await output.WriteLineAsync(finding);
        }

        // They are listed; a picture is made all the same.
        face.Expect(string.Empty);
        if (shot.Storage is not null)
        {
            await face.Page.Context.StorageStateAsync(new() { Path = shot.Storage });
        }
    }

    // A page with a live stream is never idle, so this is a pause and no condition.
    private static Task SettleAsync(IPage page) => page.WaitForTimeoutAsync(400);
}
