using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Retail.Abstractions.Catalog;
using Retail.Commerce.Database;
using Retail.Commerce.Http;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>Products, variants, barcodes, categories and tax categories: edited here, sold as published.</summary>
internal static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<PublishedCatalog>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<PublishedCatalog>());
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<FindVariant>();
        services.AddScoped<ICatalogSource, CatalogSource>();
        services.AddScoped<IWorkingCatalog, WorkingCatalog>();
        services.AddSingleton<UnpublishedNames>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<UnpublishedNames>());
        services.AddScoped<VariantWriter>();
        services.AddScoped<CategoryWriter>();
        return services;
    }

    public static IEndpointRouteBuilder MapCatalog(this IEndpointRouteBuilder routes)
    {
        var catalog = routes.MapGroup("/catalog").WithTags("Catalog");
        catalog.MapGet("/variants/{sku}", FindVariant.Handle).Allow(AccessRule.Anyone);
        catalog.MapGet("/barcodes/{barcode}", BrowseCatalog.FindByBarcodeAsync).Allow(AccessRule.Anyone);
        catalog.MapGet("/variants", BrowseCatalog.SearchAsync).Allow(AccessRule.Anyone);
        catalog.MapGet("/categories", GetCategories.HandleAsync).Allow(AccessRule.Anyone);
        catalog.MapGet("/offers", BrowseCatalog.OffersAsync).Allow(AccessRule.Anyone);
        catalog.MapGet("/state", BrowseCatalog.StateAsync).Allow(AccessRule.Anyone);

        var editors = AccessRule.Needs(Permission.EditCatalog);
        catalog.MapPost("/imports/categories", ImportCategories.HandleAsync).Allow(editors).TakesCsv();
        catalog.MapPost("/imports/catalog", ImportVariants.HandleAsync).Allow(editors).TakesCsv();
        catalog.MapPut("/variants/{sku}", PutVariant.HandleAsync).Allow(editors);
        catalog.MapPut("/categories/{code}", PutCategory.HandleAsync).Allow(editors);
        catalog.MapPut("/tax-categories/{code}", PutTaxCategory.HandleAsync).Allow(editors);
        catalog.MapGet("/working/variants/{sku}", GetWorkingVariant.HandleAsync).Allow(editors);
        return routes;
    }
}
