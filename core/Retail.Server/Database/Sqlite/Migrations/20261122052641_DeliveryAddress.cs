using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retail.Server.Database.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliverTo",
                table: "Orders",
                type: "TEXT",
                nullable: true);
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
