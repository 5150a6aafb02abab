using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Retail.BackOffice;
using Retail.Commerce.Database;
using Retail.Server.Starting;

namespace Retail.Server.Auth;

/// <summary>Accounts, log-ins and rights (ADR 0008).</summary>
internal static class People
{
    public static IServiceCollection AddPeople(this IServiceCollection services, DataDirectory directory)
    {
        services.AddDataProtection()
            .SetApplicationName("Retail.Server")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(directory.Keys, "tickets")));
        services.AddIdentityCore<IdentityUser<Guid>>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                identity.Lockout.AllowedForNewUsers = true;
                // Length is what protects a password (NIST SP 800-63B 5.1.1.2); composition rules only annoy.
                identity.Password.RequiredLength = StaffAccounts.MinPassword;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddUserManager<StaffUsers>()
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<RetailDbContext>();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<IHousekeeper>(provider => provider.GetRequiredService<StaffSessions>());
        services.AddScoped<StaffAccounts>();
        services.AddScoped<StaffLogIns>();
        services.AddSingleton<OfficeCookie>();
        services.AddScoped<IOfficeDoor, OfficeDoor>();
        services.AddAuthentication(Schemes.ByRequest).AddSchemes();
        services.AddAuthorizationBuilder().AddPolicies();
        return services;
    }
}
