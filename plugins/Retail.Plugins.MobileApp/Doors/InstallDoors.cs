using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Retail.Plugins.MobileApp.Pages;

namespace Retail.Plugins.MobileApp.Doors;

/// <summary>What makes the pages an app: manifest, service worker, and the page for when there is no network.</summary>
internal static class InstallDoors
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/manifest.webmanifest", Manifest).AllowAnonymous();
        app.MapGet("/worker.js", Worker).AllowAnonymous();
        app.MapGet("/offline", (Visitor visitor) => visitor.Page<OfflinePage>(string.Empty)).AllowAnonymous();
    }

    private static FileContentHttpResult Manifest(Visitor visitor)
    {
        visitor.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Write(json => WriteManifest(json, visitor)), "application/manifest+json");
    }

    private static ContentHttpResult Worker(Visitor visitor)
    {
        var files = visitor.Files;
        string[] shell = [.. files.Sheets, .. files.Scripts, files.Icons, files.AddressOf("icon.svg")];
        var code = files.Read("worker.js");
        var version = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shell) + code)))[..12];
        var settings = Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("version", version);
            json.WriteStartArray("shell");
            foreach (var address in shell)
            {
                json.WriteStringValue(address);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

        // The app begins at /app itself, which is above this script's own folder.
        visitor.Response.Headers["Service-Worker-Allowed"] = "/app";
        visitor.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Text(
            $"const settings = {Encoding.UTF8.GetString(settings)};\n{code}", "text/javascript", Encoding.UTF8);
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            write(json);
        }

        return stream.ToArray();
    }

    private static void WriteManifest(Utf8JsonWriter json, Visitor visitor)
    {
        json.WriteStartObject();
        json.WriteString("id", "/app");
        json.WriteString("name", visitor.Site.Name);
        json.WriteString("short_name", Words.Book["manifest.short"]);
        json.WriteString("description", Words.Book["manifest.description"]);
        json.WriteString("lang", AppSite.Reader.TwoLetterISOLanguageName);
        json.WriteString("start_url", "/app");
        json.WriteString("scope", "/app");
        json.WriteString("display", "standalone");
        json.WriteString("theme_color", "#0b6b5d");
        json.WriteString("background_color", "#f6f7f9");
        json.WriteStartArray("icons");
        WriteIcon(json, visitor, "icon.svg", "any", "image/svg+xml", "any");
        WriteIcon(json, visitor, "icon-192.png", "192x192", "image/png", "any");
        WriteIcon(json, visitor, "icon-512.png", "512x512", "image/png", "any");
        WriteIcon(json, visitor, "icon-512.png", "512x512", "image/png", "maskable");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIcon(
        Utf8JsonWriter json, Visitor visitor, string file, string sizes, string type, string purpose)
    {
        json.WriteStartObject();
        json.WriteString("src", visitor.Files.AddressOf(file));
        json.WriteString("sizes", sizes);
        json.WriteString("type", type);
        json.WriteString("purpose", purpose);
        json.WriteEndObject();
    }
}
