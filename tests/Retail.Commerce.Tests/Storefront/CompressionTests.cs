using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Retail.Commerce.Tests.Selling;

namespace Retail.Commerce.Tests.Storefront;

/// <summary>What goes compressed over the wire, and what never does.</summary>
[Trait("Database", "none")]
public sealed partial class CompressionTests(SellingShop shop) : IClassFixture<SellingShop>
{
    [Theory]
    [InlineData("/shop")]
    [InlineData("/shop/p/MUG")]
    [InlineData("/look/retail.css")]
    public async Task Pages_and_their_files_are_compressed_for_who_asks_and_say_the_same(string path)
    {
        var (plain, untouched) = await AskAsync(path, null);
        var (packed, encoding) = await AskAsync(path, "br");

        Assert.Null(untouched);
        Assert.Equal("br", encoding);
        Assert.True(packed.Length * 2 < plain.Length, $"{packed.Length} of {plain.Length} bytes");
        await using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await unpacking.CopyToAsync(unpacked);
        Assert.Equal(WithoutOperation(plain), WithoutOperation(unpacked.ToArray()));
    }

    [Theory]
    [InlineData("/shop/cart")]
    [InlineData("/shop/orders")]
    [InlineData("/office")]
    [InlineData("/api/v1/catalog/variants/MUG?channel=web")]
    public async Task What_is_about_one_person_or_for_programs_is_sent_as_it_is(string path)
    {
        var (_, encoding) = await AskAsync(path, "gzip, br");

        Assert.Null(encoding);
    }

    // Each page names the one operation that its form is good for.
    private static string WithoutOperation(byte[] page) =>
        Operation().Replace(Encoding.UTF8.GetString(page), "value=\"\"");

    [GeneratedRegex("value=\"[0-9a-f]{32}\"")]
    private static partial Regex Operation();

    private async Task<(byte[] Body, string? Encoding)> AskAsync(string path, string? accepts)
    {
        using var http = new HttpClient { BaseAddress = shop.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, path);
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }
}
