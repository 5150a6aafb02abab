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

    /// <summary>A page of somebody who has never been here; goes to the address when one is given.</summary>
    public async Task<Face> OpenAsync(Look look, Uri? address = null, string? storage = null)
    {
        ArgumentNullException.ThrowIfNull(look);
        var context = await chromium.NewContextAsync(new()
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
            StorageStatePath = storage,
        });
        return await AddAsync(look, context, address);
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

    private async Task<Face> AddAsync(Look look, IBrowserContext context, Uri? address)
    {
        var face = await Face.OnAsync(look, await context.NewPageAsync());
        faces.Add(face);
        if (address is not null)
        {
            await face.GoAsync(address);
        }

        return face;
    }
}
