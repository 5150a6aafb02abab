using Retail.Proofs.Bench;
using Retail.Proofs.Bench.Devices;
using Retail.Proofs.Bench.Pricing;
using Retail.Proofs.Catalog;
using Retail.Proofs.Demo;
using Retail.Proofs.Fuzz;
using Retail.Proofs.Mutation;
using Retail.Proofs.Screens;
using Retail.Proofs.Vectors;

return args switch
{
    ["demo", .. var options] => await DemoCommand.RunAsync(options, Console.Out),
    ["bench"] => await ServerBench.RunAsync([], Console.Out),
    ["bench", "pricing"] => await PricingBench.RunAsync(Console.Out),
    ["bench", "server", .. var parts] => await ServerBench.RunAsync(parts, Console.Out),
    ["bench", "devices"] => await DevicesBench.RunAsync(Console.Out),
    ["bench", "pricing", "open"] => await PriceBookBench.RunAsync(Console.Out),
    [PriceBookBench.Verb, var file, var key] => await PriceBookBench.OpenAsync(file, key, Console.Out),
    [BareKestrel.Verb, var address, var file, var type] => await BareKestrel.RunAsync(address, file, type),
    ["vectors", var path] => VectorsCommand.Run(path, Console.Out),
    ["fuzz", .. var options] => FuzzCommand.Run(options, Console.Out) ?? Usage(),
    ["mutate", .. var options] => MutateCommand.Run(options, Console.Out),
    [MutantWorker.Verb, var built, var engine] => MutantWorker.Run(built, engine, Console.In, Console.Out),
    ["catalog", var source, var categories, var folder] => CatalogMaker.Run(source, categories, folder, Console.Out),
    ["shoot", .. var options] => await ShootCommand.RunAsync(options, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"""
        demo [--once] [--lan]                               the demo shop, its journey
        bench [server [start|cart|reads|live|pages ...]]    figures
        bench pricing [open]                                figures of a quote, of opening a price book
        bench devices                                       figures of barcodes and receipts
        vectors PATH                                        files of independent numbers
        {FuzzCommand.Usage}
        {FuzzCommand.DevicesUsage}
        {MutateCommand.Usage}
        catalog SOURCE.csv.gz CATEGORIES.csv FOLDER         makes the demo's files from the retailer's list
        {Shot.Usage}
        """);
    return 2;
}
