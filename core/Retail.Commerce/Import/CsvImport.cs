using System.Globalization;
using System.Text.Unicode;
using CsvHelper;

namespace Retail.Commerce.Import;

/// <summary>
/// A CSV file read in full before anything is written, so that a slow upload holds no lock on the database. Bad rows
/// are told by line and do not stop the others.
/// </summary>
/// <typeparam name="T">What a row means.</typeparam>
internal sealed class CsvImport<T>
{
    private const int MaxFieldLength = 4_000;

    // The reader's buffer holds a whole record; a file that is one endless line is refused, not loaded.
    private const int MaxLineBytes = 1024 * 1024;

    private readonly List<(long Line, T Value)> rows = [];
    private readonly List<(long Line, Refusal Reason)> problems = [];
    private int added;
    private int changed;
    private int unchanged;
    private int rejected;
    private int unreadable;

    private CsvImport()
    {
    }

    /// <summary>The rows that could be read, in the file's order.</summary>
    public IReadOnlyList<(long Line, T Value)> Rows => rows;

    /// <summary>Reads the file; refuses it as a whole for its header or an endless line.</summary>
    /// <param name="body">UTF-8 with or without its mark, comma between fields, one row per line.</param>
    /// <param name="required">Columns that must be there, in any order.</param>
    /// <param name="optional">Columns that may be there; any other is refused, for it is probably misspelt.</param>
    /// <param name="read">Makes a value of a row, or says what is wrong with it.</param>
    /// <param name="key">What a file may say only once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Outcome<CsvImport<T>>> ReadAsync(
        Stream body,
        IReadOnlyList<string> required,
        IReadOnlyList<string> optional,
        Func<CsvRow, Outcome<T>> read,
        Func<T, string> key,
        CancellationToken cancellationToken)
    {
        var import = new CsvImport<T>();
        var firstLines = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var csv = CsvReader.Create(body, import.Options(), leaveOpen: true);
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
            if (BadHeader(csv.Headers, required, optional) is { } bad)
            {
                return bad;
            }

            while (await csv.ReadAsync(cancellationToken))
            {
                import.Add(csv.LineNumber, ReadRow(csv).Then(read), key, firstLines);
            }
        }
        catch (CsvFormatException)
        {
            return Refusal.Of(RefusalKind.Malformed, "import.endless-line", ("max", Text(MaxLineBytes)));
        }

        import.unreadable = import.rejected;
        return import;
    }

    /// <summary>
    /// Forgets what was counted, for writing begins: for the first time, or anew because somebody else wrote first.
    /// </summary>
    public void Begin()
    {
        (added, changed, unchanged, rejected) = (0, 0, 0, unreadable);
        var told = Math.Min(unreadable, problems.Count);
        problems.RemoveRange(told, problems.Count - told);
    }

    /// <summary>Counts what became of a row.</summary>
    public void Count(long line, Outcome<ImportChange> outcome)
    {
        if (outcome.IsRefused)
        {
            Reject(line, outcome.Refusal);
            return;
        }

        _ = outcome.Value switch
        {
            ImportChange.Added => added++,
            ImportChange.Changed => changed++,
            ImportChange.Unchanged => unchanged++,
        };
    }

    /// <summary>What is told to whoever sent the file, in their language.</summary>
    public ImportReport Report() => new(
        added,
        changed,
        unchanged,
        rejected,
        [.. problems.OrderBy(problem => problem.Line).Select(problem => new ImportProblem(
            problem.Line,
            problem.Reason.Code,
            problem.Reason.Arguments,
            problem.Reason.In(CultureInfo.CurrentUICulture)))]);

    private static Refusal? BadHeader(
        IReadOnlyList<string> headers, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        var found = headers.Select(header => header.Trim()).ToList();
        var good = required.All(column => found.Contains(column, StringComparer.Ordinal)) &&
            found.All(column => required.Concat(optional).Contains(column, StringComparer.Ordinal)) &&
            found.Distinct(StringComparer.Ordinal).Count() == found.Count;
        var said = string.Join(',', found);
        return good ? null : Refusal.Of(
            RefusalKind.Malformed,
            "import.bad-header",
            ("required", string.Join(',', required)),
            ("optional", string.Join(',', optional)),
            ("found", said.Length > 200 ? said[..200] : said));
    }

    private static Outcome<CsvRow> ReadRow(CsvReader csv)
    {
        if (!Utf8.IsValid(csv.RawRecord))
        {
            return Refusal.Of(RefusalKind.Malformed, "import.not-utf8");
        }

        var fields = new Dictionary<string, string>(csv.FieldCount, StringComparer.Ordinal);
        for (var index = 0; index < csv.FieldCount; index++)
        {
            var column = csv.Headers[index].Trim();
            var field = csv.GetString(index);
            if (field.Length > MaxFieldLength)
            {
                return Refusal.Of(
                    RefusalKind.Malformed,
                    "import.field-too-long",
                    ("column", column),
                    ("length", Text(field.Length)),
                    ("max", Text(MaxFieldLength)));
            }

            fields[column] = field;
        }

        return new CsvRow(fields);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(long line, Outcome<T> row, Func<T, string> key, Dictionary<string, long> firstLines)
    {
        if (row.IsRefused)
        {
            Reject(line, row.Refusal);
        }
        else if (!firstLines.TryAdd(key(row.Value), line))
        {
            var first = firstLines[key(row.Value)].ToString(CultureInfo.InvariantCulture);
            Reject(line, Refusal.Of(
                RefusalKind.Rule, "import.duplicate-row", ("key", key(row.Value)), ("line", first)));
        }
        else
        {
            rows.Add((line, row.Value));
        }
    }

    private void Reject(long line, Refusal reason)
    {
        rejected++;
        if (problems.Count < ImportReport.MaxProblems)
        {
            problems.Add((line, reason));
        }
    }

    // A line break ends a row even inside quotes: one forgotten quote must not swallow the rest of the file.
    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false,
        MaxRecordSize = MaxLineBytes,
        FormatProvider = CultureInfo.InvariantCulture,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record => Reject(record.LineNumber, Refusal.Of(
            RefusalKind.Malformed,
            record.Reason == CsvMalformedReason.FieldCountMismatch
                ? "import.wrong-field-count"
                : "import.broken-quotes")),
    };
}
