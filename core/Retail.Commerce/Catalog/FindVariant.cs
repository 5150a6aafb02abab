using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Http;
using Retail.Commerce.Publications;
using Retail.Publications;

namespace Retail.Commerce.Catalog;

/// <summary>GET /catalog/variants/{sku}: the most asked for of all, so what was written once is kept.</summary>
internal sealed class FindVariant(
    PublishedCatalog catalog, IPriceBooks books, KeptAnswers kept, IOptions<JsonOptions> json, TimeProvider clock)
{
    public static Results<KeptAnswer, ProblemHttpResult> Handle(
        string sku, string channel, string? store, FindVariant verb, HttpContext http) =>
        verb.Run(sku, new CatalogView(channel, store), http);

    private Results<KeptAnswer, ProblemHttpResult> Run(string sku, CatalogView view, HttpContext http)
    {
        // One instant for all of it: what is kept is true from then on.
        var now = clock.GetUtcNow();
        if (books.FileAt(now) is not { } file)
        {
            return PublishedCatalog.NoneInForce().ToProblem();
        }

        var shop = new PublishedShop(file, now);
        var found = PublishedCatalog.Find(shop, sku, view);
        if (found.IsRefused)
        {
            return found.Refusal.ToProblem();
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(found.Value, json.Value.SerializerOptions);
        var answer = new KeptAnswer(body, file, now, catalog.StableUntil(shop));
        kept.Keep(http, answer);
        return answer;
    }
}
