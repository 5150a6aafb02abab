using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retail.Server.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DeliverTo",
                table: "Payments",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "DeliverTo",
                table: "Orders",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DeliverTo",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "DeliverTo",
                table: "Orders");
        }
    }
}
