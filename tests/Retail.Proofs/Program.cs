using Retail.Proofs.Catalog;

if (args is ["catalog", var source, var categories, var folder])
{
    return CatalogMaker.Run(source, categories, folder, Console.Out);
}

Console.Error.WriteLine("catalog SOURCE.csv.gz CATEGORIES.csv FOLDER: makes the demo's files from the retailer's list");
return 2;
