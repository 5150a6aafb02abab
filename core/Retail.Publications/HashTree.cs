using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Retail.Publications;

/// <summary>
/// The hashes that lead from every row to the root (ADR 0004). A leaf covers the rows of one key range of one table in
/// key order, a table's node its leaves, the root the tables' nodes. Depends on the content only.
/// </summary>
internal sealed class HashTree
{
    private const byte LeafTag = 0;
    private const byte TableTag = 1;
    private const byte RootTag = 2;

    private const byte NullValue = 0;
    private const byte IntegerValue = 1;
    private const byte TextValue = 2;
    private const byte OtherValue = 3;

    private readonly Dictionary<string, byte[]> leavesByTable;

    private HashTree(Dictionary<string, byte[]> leavesByTable, PublicationFormat format)
    {
        this.leavesByTable = leavesByTable;
        Format = format;
        Root = Convert.ToHexStringLower(RootOf(leavesByTable, format));
    }

    /// <summary>The version whose tables it covers.</summary>
    public PublicationFormat Format { get; }

    /// <summary>64 lower-case hex digits.</summary>
    public string Root { get; }

    /// <summary>Hashes every row.</summary>
    public static HashTree Of(SqliteConnection connection, PublicationFormat format) => new(
        format.Tables.ToDictionary(
            table => table.Name, table => LeavesOf(connection, table), StringComparer.Ordinal),
        format);

    /// <summary>The tree that the file states, or null when it is none.</summary>
    public static HashTree? Stored(SqliteConnection connection, PublicationFormat format)
    {
        var stored = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var command = connection.Prepare("SELECT name, leaves FROM tree");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetValue(0) is string name && reader.GetValue(1) is byte[] leaves)
            {
                stored[name] = leaves;
            }
        }

        var isWhole = format.Tables.All(table =>
            stored.GetValueOrDefault(table.Name)?.Length == table.Leaves * SHA256.HashSizeInBytes);
        return isWhole && stored.Count == format.Tables.Count ? new HashTree(stored, format) : null;
    }

    public void Store(SqliteConnection connection)
    {
        using var insert = connection.Prepare(
            "INSERT INTO tree (name, leaves) VALUES (@name, @leaves)", "@name", "@leaves");
        foreach (var (name, leaves) in leavesByTable)
        {
            insert.With(name, leaves).ExecuteNonQuery();
        }
    }

    /// <summary>Whether the table's rows are those that the tree was made of.</summary>
    public bool Covers(SqliteConnection connection, PublicationTable table) =>
        leavesByTable[table.Name].AsSpan().SequenceEqual(LeavesOf(connection, table));

    private static byte[] RootOf(Dictionary<string, byte[]> leavesByTable, PublicationFormat format)
    {
        var root = new ArrayBufferWriter<byte>();
        root.Write([RootTag]);
        Append(root, format.Version);
        foreach (var table in format.Tables)
        {
            var node = new ArrayBufferWriter<byte>();
            node.Write([TableTag]);
            Append(node, Encoding.UTF8.GetBytes(table.Name));
            node.Write(leavesByTable[table.Name]);
            root.Write(SHA256.HashData(node.WrittenSpan));
        }

        return SHA256.HashData(root.WrittenSpan);
    }

    private static byte[] LeavesOf(SqliteConnection connection, PublicationTable table)
    {
        var leaves = new byte[table.Leaves * SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var command = connection.Prepare($"SELECT {table.Columns} FROM {table.Name} ORDER BY {table.Order}");
        using var reader = command.ExecuteReader();
        var statement = reader.Handle ?? throw new InvalidOperationException("A query without a statement.");
        var row = new ArrayBufferWriter<byte>(512);
        var leaf = 0;
        Begin(row, table, leaf);
        while (reader.Read())
        {
            // A bucket out of range lands in the nearest leaf and makes it differ, for it is hashed with its row.
            var bucket = table.IsSpread ? Math.Clamp(raw.sqlite3_column_int64(statement, 0), 0, table.Leaves - 1) : 0;
            while (leaf < bucket)
            {
                Finish(hash, row, leaves, leaf);
                leaf++;
                Begin(row, table, leaf);
            }

            AppendRow(row, statement);
            hash.AppendData(row.WrittenSpan);
            row.ResetWrittenCount();
        }

        for (; leaf < table.Leaves - 1; leaf++)
        {
            Finish(hash, row, leaves, leaf);
            Begin(row, table, leaf + 1);
        }

        Finish(hash, row, leaves, leaf);
        return leaves;
    }

    private static void Begin(ArrayBufferWriter<byte> row, PublicationTable table, int leaf)
    {
        row.Write([LeafTag]);
        Append(row, Encoding.UTF8.GetBytes(table.Name));
        Append(row, leaf);
    }

    private static void Finish(IncrementalHash hash, ArrayBufferWriter<byte> row, byte[] leaves, int leaf)
    {
        hash.AppendData(row.WrittenSpan);
        row.ResetWrittenCount();
        hash.GetHashAndReset(leaves.AsSpan(leaf * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
    }

    private static void AppendRow(ArrayBufferWriter<byte> row, sqlite3_stmt statement)
    {
        var columns = raw.sqlite3_column_count(statement);
        for (var column = 0; column < columns; column++)
        {
            switch (raw.sqlite3_column_type(statement, column))
            {
                case raw.SQLITE_NULL:
                    row.Write([NullValue]);
                    break;
                case raw.SQLITE_INTEGER:
                    row.Write([IntegerValue]);
                    BinaryPrimitives.WriteInt64BigEndian(row.GetSpan(8), raw.sqlite3_column_int64(statement, column));
                    row.Advance(8);
                    break;
                case raw.SQLITE_TEXT:
                    row.Write([TextValue]);
                    Append(row, raw.sqlite3_column_blob(statement, column));
                    break;
                default:
                    // Our rows have no other types; a damaged file may.
                    row.Write([OtherValue]);
                    Append(row, raw.sqlite3_column_blob(statement, column));
                    break;
            }
        }
    }

    private static void Append(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        Append(buffer, bytes.Length);
        buffer.Write(bytes);
    }

    private static void Append(ArrayBufferWriter<byte> buffer, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }
}
