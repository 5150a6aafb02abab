using CsvHelper;

namespace Retail.Proofs.Catalog;

/// <summary>
/// The shop's categories in the order in which their keywords are tried; the last one catches the rest.
/// </summary>
internal sealed class CategoryTable
{
    private CategoryTable(IReadOnlyList<Category> categories) => Categories = categories;

    public IReadOnlyList<Category> Categories { get; }

    public static CategoryTable Read(string categoriesCsv)
    {
        using CsvReader csv = CsvReader.FromFile(categoriesCsv, new CsvReaderOptions { Separator = ',' });

        var categories = new List<Category>();
        while (csv.Read())
        {
            categories.Add(new Category(
                csv.GetString("code"),
                csv.GetString("name_en"),
                csv.GetString("name_es"),
                csv.GetString("keywords")
                    .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }

        Check(categories, categoriesCsv);
        return new CategoryTable(categories);
    }

    public Category For(string name) =>
        Categories.FirstOrDefault(category => category.Keywords.Any(keyword => Keyword.IsIn(name, keyword)))
        ?? Categories[^1];

    private static void Check(List<Category> categories, string categoriesCsv)
    {
        if (categories.Count == 0 || categories[^1].Keywords.Count > 0)
        {
            throw new InvalidDataException(
                $"{categoriesCsv}: the last row must have no keywords, it catches the rest.");
        }

        Category? silent = categories.SkipLast(1).FirstOrDefault(category => category.Keywords.Count == 0);
        if (silent is not null)
        {
            throw new InvalidDataException($"{categoriesCsv}: '{silent.Code}' has no keywords and can never match.");
        }

        string? twice = categories.GroupBy(category => category.Code, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new InvalidDataException($"{categoriesCsv}: the code '{twice}' is there twice.");
        }
    }
}
