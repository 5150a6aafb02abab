using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retail.Server.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class GuaranteeOfTills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "GuaranteeSeconds",
                table: "Terminals",
                type: "INTEGER",
                nullable: false,
                // What a till was told before its row said so.
                defaultValue: 86400);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GuaranteeSeconds",
                table: "Terminals");
        }
    }
}
