using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retail.Server.Database.Postgres.Migrations
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
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "DeliverTo",
                table: "Orders",
                type: "text",
                nullable: true,
                collation: "C");
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
