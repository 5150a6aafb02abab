using Xunit;

namespace Retail.Testing.Databases;

/// <summary>A test about PostgreSQL, on a server of its own; skipped where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <inheritdoc/>
    public override string? Skip
    {
        get => base.Skip ?? (PostgresServer.Programs is null ? "PostgreSQL is not installed" : null);
        set => base.Skip = value;
    }
}
