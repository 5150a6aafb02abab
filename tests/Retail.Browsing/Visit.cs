using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Retail.Browsing;

/// <summary>The pages of one test, side by side: a till's, a phone's, a second tab's.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowser chromium;
    private readonly List<Face> faces = [];

    internal Visit(IBrowser chromium) => this.chromium = chromium;

    /// <summary>
    /// Looks at a page that is reached by its address, as <see cref="Face.CheckAsync"/> does, and at it in the other
    /// language: words have another length there and may be missing, colours are the same.
    /// </summary>
    public async Task CheckInBothLanguagesAsync(Face face)
    {
        ArgumentNullException.ThrowIfNull(face);
        await face.CheckAsync();
        var other = face.Look with { Language = face.Look.Language == "es" ? "en" : "es" };
        var twin = await AddAsync(
            other, await NewContextAsync(other, await face.Page.Context.StorageStateAsync()), null, face);
        await twin.GoAsync(new Uri(face.Page.Url));
        await twin.CheckAsItIsAsync();
        await twin.Page.CloseAsync();
    }

    /// <summary>A page of somebody who has never been here, or comes back with what Playwright stored.</summary>
    public async Task<Face> OpenAsync(Look look, Uri? address = null, string? storage = null)
    {
        ArgumentNullException.ThrowIfNull(look);
        return await AddAsync(look, await NewContextAsync(look, storage), address);
    }

    /// <summary>A second tab of the same person: the same cookies and storage.</summary>
    public Task<Face> OpenTabAsync(Face beside, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(beside);
        return AddAsync(beside.Look, beside.Page.Context, address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var context in faces.Select(face => face.Page.Context).Distinct())
        {
            await context.CloseAsync();
        }
    }

    internal void CheckNothingComplained()
    {
        var complaints = faces.SelectMany(face => face.Complaints).ToArray();
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    internal async Task KeepEvidenceAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (index, face) in faces.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{index + 1}-{face.Look.Screen.Name}");
            await face.KeepEvidenceAsync(Path.Combine(folder, name));
        }
    }

    private async Task<Face> AddAsync(Look look, IBrowserContext context, Uri? address, Face? like = null)
    {
        var face = await Face.OnAsync(look, await context.NewPageAsync(), like);
        faces.Add(face);
        if (address is not null)
        {
            await face.GoAsync(address);
        }

        return face;
    }

    private Task<IBrowserContext> NewContextAsync(Look look, string? storage) => chromium.NewContextAsync(new()
    {
        ViewportSize = new() { Width = look.Screen.Width, Height = look.Screen.Height },
        HasTouch = look.Screen.HasTouch,
        IsMobile = look.Screen.IsPhone,
        DeviceScaleFactor = look.Screen.IsPhone ? 2 : 1,
        Locale = look.Language == "es" ? "es-ES" : "en-GB",
        TimezoneId = "Europe/London",
        ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = look.JavaScript,
        StorageState = storage,
    });
}
