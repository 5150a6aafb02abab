using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retail.Server.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PaymentsGoingBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsReversing",
                table: "Payments",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsReversing",
                table: "Payments");
        }
    }
}
