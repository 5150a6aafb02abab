using Microsoft.EntityFrameworkCore;
using Retail.Commerce.Database;
using Retail.Commerce.Import;

namespace Retail.Commerce.Catalog;

/// <summary>Puts edits of categories into the working table; the tree stays a tree.</summary>
internal sealed class CategoryWriter(RetailDbContext database, Operations operations)
{
    private const int MaxDepth = 20;

    /// <summary>
    /// What became of each edit, in their order; the caller saves. One at a time: two that each close half of a circle
    /// would see no circle.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<ImportChange>>> ApplyAsync(
        IReadOnlyList<(string Code, CategoryEdit Edit)> edits, CancellationToken cancellationToken)
    {
        await operations.TakeTurnAsync("categories", cancellationToken);
        var tree = await database.Set<CategoryRow>()
            .ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, cancellationToken);
        return [.. edits.Select(edit => Apply(edit.Code, edit.Edit, tree))];
    }

    private Outcome<ImportChange> Apply(string code, CategoryEdit edit, Dictionary<string, CategoryRow> tree)
    {
        if (edit.Parent is not null && !tree.ContainsKey(edit.Parent))
        {
            return Refusal.Of(
                RefusalKind.Rule, "catalog.unknown-category", ("category", CodeRules.Short(edit.Parent)));
        }

        if (IsUnder(edit.Parent, code, tree))
        {
            return Refusal.Of(
                RefusalKind.Rule, "catalog.category-circle", ("category", code), ("parent", edit.Parent!));
        }

        if (!tree.TryGetValue(code, out var row))
        {
            row = new CategoryRow { Code = code, Name = edit.Name, Parent = edit.Parent };
            tree.Add(code, row);
            database.Add(row);
            return ImportChange.Added;
        }

        if (row.Name.Equals(edit.Name) && row.Parent == edit.Parent)
        {
            return ImportChange.Unchanged;
        }

        (row.Name, row.Parent) = (edit.Name, edit.Parent);
        return ImportChange.Changed;
    }

    private static bool IsUnder(string? category, string above, Dictionary<string, CategoryRow> tree)
    {
        for (var depth = 0; category is not null; depth++)
        {
            if (category == above || depth == MaxDepth)
            {
                return true;
            }

            category = tree[category].Parent;
        }

        return false;
    }
}
