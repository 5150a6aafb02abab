#:property PublishAot=false

// The one program behind every command of this repository: `dotnet run dev.cs -- VERB`. It builds what it needs and
// hands proofs to tests/Retail.Proofs.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

var started = Directory.GetCurrentDirectory();
var root = FindRoot();
Directory.SetCurrentDirectory(root);
var verb = args.FirstOrDefault() ?? "help";
var rest = args.Skip(1).ToArray();
return verb switch
{
    "bench" when rest.FirstOrDefault() is "pricing" or "devices" => Compute([verb, .. rest]),
    "fuzz" => Compute([verb, .. rest]),

    // A path is meant as seen from where the command was given.
    "vectors" when rest.Length == 1 => Compute([verb, Path.GetFullPath(rest[0], started)]),
    "demo" or "bench" or "catalog" => Prove([verb, .. rest]),
    "shoot" => Shoot(rest),
    "mutate" => Mutate(rest),
    "test" when rest is ["--vm"] => TestOnKernel(),
    "test" => Test(rest),
    "accept" => Accept(),
    "migrate" when rest.Length == 1 => Migrate(rest[0]),
    "check" => Check(),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        dotnet run dev.cs -- VERB

          demo            build, import the demo shop, publish, start server and till, print their addresses
          demo --once     play the main journey between both processes, print each step, exit 0 only if every equality held
          demo --lan      the same as demo, reachable from the local network
          test [NAME]     install what tests need (Debian as root), build, run every test (or those whose full name
                          contains NAME), those of the server on SQLite and PostgreSQL; end with one line of counts
          test --vm       USB on a real kernel: Debian's in QEMU with emulated gadgets (as root; downloads a kernel)
          accept          write the golden files anew; look at the difference before you commit it
          migrate NAME    add a migration NAME to every database's set
          check           format, analyzers, tidy, known holes in packages
          bench server [start|cart|reads|live|pages]
                          start to first answer, add-line against a bare commit, reads against a bare Kestrel answer,
                          a change seen on another phone, what whole pages weigh; tables of figures
          bench pricing [open]
                          a quote over lines and promotions: time, memory, proof; or opening a price book of 1,000,000
                          variants and 10,000 promotions on a till: seconds, memory, lookups
          bench devices   a barcode read; a receipt of 40 lines, from the sale to the printer's bytes: time, memory
          shoot URL NAME [--size till|phone|desktop] [--dark] [--lang en|es] [--no-js] [--do SCRIPT]… [--session FILE]
                          a picture of any running page in artifacts/screens, and what axe and its console complain about
          fuzz pricing [--seed S] [--count N]
                          properties of N random baskets, books and promotions, two processes against each other; prints
                          each case that fails; ends with one line of counts (S is 1, N is 10,000 when not said)
          fuzz devices [--seed S] [--count N]
                          whatever scanners, printers and files of pictures and printer models may say: no parser throws,
                          hangs or takes more memory than its bound; prints each case that fails; ends with one line of
                          counts
          vectors PATH    run a file of independent numbers, or all *.json of a folder (tests/vectors/field,
                          tests/vectors/gs1); print what does not hold and why; end with one line of counts
          mutate [PATH-PREFIX…] [--quick]
                          put every small fault into the engine, or into what begins with PATH-PREFIX, and see whether a
                          test of the engine notices; exit 1 when one is not noticed that core/Retail.Pricing/MUTANTS.md
                          does not explain (--quick asks no test that takes more than 0.3 s)
          catalog SOURCE.csv.gz CATEGORIES.csv FOLDER
                          make the demo catalog from the source data (core/Retail.Server/Demo/ATTRIBUTION.md)
        """);
    return 2;
}

int Prove(string[] arguments)
{
    // Only what runs: the processes that are started, their plugins, and the program that starts them.
    string[] projects = ["tests/Retail.Proofs", "core/Retail.Server", "pos-terminal/Retail.Terminal", .. Plugins()];
    foreach (var project in projects)
    {
        if (Build(project) is var built and not 0)
        {
            return built;
        }
    }

    if (arguments[0] == "bench" && Publish() is var published and not 0)
    {
        return published;
    }

    return Run("dotnet", [Proofs(), .. arguments]);
}

int Shoot(string[] arguments) => Build("tests/Retail.Proofs") is var built and not 0
    ? built
    : Run("dotnet", [Proofs(), "shoot", .. arguments]);

// What needs no other process, and collects its garbage as a till does.
int Compute(string[] arguments)
{
    Environment.SetEnvironmentVariable("DOTNET_gcServer", "0");
    return Build("tests/Retail.Proofs") is var built and not 0 ? built : Run("dotnet", [Proofs(), .. arguments]);
}

// The tests run in it too, and are no part of it.
int Mutate(string[] arguments) => Build("tests/Retail.Pricing.Tests") is var built and not 0
    ? built
    : Compute(["mutate", .. arguments]);

int Test(string[] filter)
{
    // A part that cannot run counts as one that was skipped. The build needs the compiler for the emulator of USB.
    var (passed, failed, skipped) = (0, 0, Install());
    if (Build("Retail.sln") is var built and not 0)
    {
        Console.WriteLine("0 passed, 1 failed, 0 skipped");
        return built;
    }

    foreach (var (database, project) in TestRuns())
    {
        var counts = TestOne(project, database, filter);
        (passed, failed, skipped) = (passed + counts.Passed, failed + counts.Failed, skipped + counts.Skipped);
    }

    // Nothing run is nothing proved; and on CI a part that was skipped is a part that nobody looked at.
    var skippedIsFailure = Environment.GetEnvironmentVariable("CI") == "true" && skipped > 0;
    Console.WriteLine(HasSqlServer()
        ? "off: none" : "off: SQL Server (RETAIL_SQLSERVER has no connection string to a server for tests)");
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {skipped} skipped"));
    return failed > 0 || passed == 0 || skippedIsFailure ? 1 : 0;
}

// Debian's packages that tests need; whoever may not install them is told what is skipped. Gives the parts skipped.
static int Install()
{
    (string Package, string Path, string Part)[] needed =
    [
        ("postgresql", "/usr/lib/postgresql", "the server's tests on PostgreSQL"),
        ("chromium-headless-shell", "/usr/bin/chromium-headless-shell", "the tests in a browser"),
        ("zbar-tools", "/usr/bin/zbarimg", "the tests that read a QR code off a screen"),
        ("zint", "/usr/bin/zint", "the tests that read printed barcodes"),
        ("dmtx-utils", "/usr/bin/dmtxread", "the tests that read printed barcodes"),
        ("gcc", "/usr/bin/gcc", "the tests with emulated USB devices"),
        ("libc6-dev", "/usr/include/stdio.h", "the tests with emulated USB devices"),
        ("pkg-config", "/usr/bin/pkg-config", "the tests with emulated USB devices"),
        ("umockdev", "/usr/bin/umockdev-wrapper", "the tests with emulated USB devices"),
        ("libumockdev-dev", "/usr/include/umockdev-1.0/umockdev.h", "the tests with emulated USB devices"),
        ("libusb-1.0-0", "/usr/share/doc/libusb-1.0-0", "the tests with emulated USB devices"),
    ];
    string[] missing = [.. needed.Where(one => !Path.Exists(one.Path)).Select(one => one.Package)];
    if (missing.Length > 0 && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
    {
        Console.WriteLine($"installing {string.Join(" and ", missing)} with apt-get");
        Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
        _ = Run("apt-get", "update", "-qq");
        _ = Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. missing]);
    }

    var absent = needed.Where(one => !Path.Exists(one.Path)).ToArray();
    foreach (var (package, path, part) in absent)
    {
        Console.WriteLine($"skipped: {part}, for there is no {path} (as root: apt-get install {package})");
    }

    // Tests that miss Chromium, the reader of QR codes or the emulator say so one by one.
    return absent.Count(one => one.Package == "postgresql");
}

int TestOnKernel()
{
    string[] needed = ["qemu-system-x86", "busybox-static", "cpio", "kmod", "udev", "libusb-1.0-0"];
    _ = Run("apt-get", "update", "-qq");
    if (Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. needed]) is var installed and not 0)
    {
        Console.WriteLine("0 passed, 1 failed, 0 skipped");
        return installed;
    }

    if (Build("tests/Retail.Devices.Tests") is var built and not 0)
    {
        return built;
    }

    var tests = Path.Combine(root, "artifacts", "bin", "Retail.Devices.Tests", "release", "Retail.Devices.Tests");
    var clock = Stopwatch.StartNew();
    var ended = Run(
        "bash", Path.Combine("tests", "Retail.Devices.Emulator", "vm", "run.sh"), Path.Combine("artifacts", "vm"),
        "dotnet", "exec", "--depsfile", tests + ".deps.json",
        "--runtimeconfig", tests + ".runtimeconfig.json",
        Path.Combine(Path.GetDirectoryName(tests)!, "Retail.Devices.Emulator.dll"), tests + ".dll",
        "Retail.Devices.Tests.Kernel.KernelScenario", "RunAsync");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kernel: {clock.Elapsed.TotalSeconds:F0} s"));
    Console.WriteLine(ended == 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
    return ended;
}

// Every project on SQLite, and those whose tests start the server on every other database that is there.
static IEnumerable<(string Database, string Project)> TestRuns()
{
    var all = Directory.GetDirectories("tests", "*.Tests").Order(StringComparer.Ordinal).ToArray();
    string[] onEach = ["Retail.Commerce.Tests", "Retail.Tests"];
    string[] others =
    [
        .. Path.Exists("/usr/lib/postgresql") ? ["postgres"] : Array.Empty<string>(),
        .. HasSqlServer() ? ["sqlserver"] : Array.Empty<string>(),
    ];
    return all.Select(project => ("sqlite", project)).Concat(others.SelectMany(database =>
        all.Where(project => onEach.Contains(Path.GetFileName(project))).Select(project => (database, project))));
}

static bool HasSqlServer() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RETAIL_SQLSERVER"));

(int Passed, int Failed, int Skipped) TestOne(string project, string database, string[] filter)
{
    var name = Path.GetFileName(project) + (database == "sqlite" ? string.Empty : " on " + database);
    var clock = Stopwatch.StartNew();
    Environment.SetEnvironmentVariable("RETAIL_TEST_DATABASE", database);

    // A test says by the trait Database that it is about one of them, or about none; the others run on each.
    string[] left = database switch
    {
        "sqlite" => ["postgres"],
        "postgres" => ["none", "sqlite"],
        _ => ["none", "sqlite", "postgres"],
    };
    var condition = string.Join('&', left.Select(one => "Database!=" + one));
    var asked = filter.FirstOrDefault() ?? string.Empty;
    condition += asked.Length == 0 ? string.Empty
        : asked.Contains('=', StringComparison.Ordinal) ? $"&({asked})" : "&FullyQualifiedName~" + asked;
    string[] arguments =
    [
        "test", project, "-c", "Release", "--no-build", "--nologo", "-v", "m", "--filter", condition,
        // A test that hangs is named and fails, instead of holding up all that come after it.
        "--blame-hang", "--blame-hang-timeout", "5m", "--blame-hang-dump-type", "none",
    ];
    var (code, output) = Capture("dotnet", arguments);
    var line = Regex.Match(output, @"Failed:\s+(\d+), Passed:\s+(\d+), Skipped:\s+(\d+)");
    if (!line.Success)
    {
        // No summary means that nothing matched, or that the host of the tests died.
        Console.WriteLine(code == 0 ? $"{name}: no test of that name" : output);
        return (0, code == 0 ? 0 : 1, 0);
    }

    int Count(int group) => int.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);
    var died = code != 0 && Count(1) == 0;
    foreach (var told in output.Split('\n')
        .Where(told => Count(1) > 0 || died || told.Contains("[SKIP]", StringComparison.Ordinal)))
    {
        Console.WriteLine(told);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {Count(2)} passed, {Count(1)} failed, {Count(3)} skipped in {clock.Elapsed.TotalSeconds:F0} s"));
    return (Count(2), Count(1) + (died ? 1 : 0), Count(3));
}

int Accept()
{
    Environment.SetEnvironmentVariable("RETAIL_ACCEPT", "1");
    var result = Test(["Kind=Golden"]);
    Run("git", "--no-pager", "diff", "--stat", "--", "tests/vectors");
    return result;
}

int Migrate(string name)
{
    // Built once: what a database's migrations say does not depend on those just written for another.
    var code = Run("dotnet", "tool", "restore");
    code = code != 0 ? code : Build("core/Retail.Server");
    foreach (var database in Directory.GetDirectories(Path.Combine("core", "Retail.Server", "Database"))
        .Select(Path.GetFileName))
    {
        code = code != 0 ? code : Run(
            "dotnet", "ef", "migrations", "add", name, "--project", "core/Retail.Server", "--context",
            $"{database}RetailDbContext", "--output-dir", $"Database/{database}/Migrations",
            "--configuration", "Release", "--no-build");
    }

    return code;
}

int Check()
{
    string[] formatting = ["format", "Retail.sln", "--verify-no-changes", "--exclude", "core/Retail.Server/Database"];
    var format = Run("dotnet", formatting);
    var tidy = Test(["Tidy"]);
    var holes = Run("dotnet", "list", "Retail.sln", "package", "--vulnerable", "--include-transitive");
    return format != 0 ? format : tidy != 0 ? tidy : holes;
}

// The server as an operator would install it: for this system, compiled ahead.
static int Publish() => Quietly(
    "publish", "core/Retail.Server", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
    "--no-self-contained");

static int Build(string project) => Quietly("build", project, "-c", "Release");

static int Quietly(params string[] arguments)
{
    var (code, output) = Capture("dotnet", [.. arguments, "-nologo", "-v", "q"]);
    if (code != 0)
    {
        Console.WriteLine(output);
    }

    return code;
}

static string Proofs() => Path.Combine("artifacts", "bin", "Retail.Proofs", "release", "Retail.Proofs.dll");

static string[] Plugins() => Directory.Exists("plugins") ? Directory.GetDirectories("plugins") : [];

static int Run(string command, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments))!;
    process.WaitForExit();
    return process.ExitCode;
}

static (int Code, string Output) Capture(string command, string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

static string FindRoot()
{
    var folder = Directory.GetCurrentDirectory();
    while (!File.Exists(Path.Combine(folder, "Retail.sln")))
    {
        folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Start this in the repository.");
    }

    return folder;
}
