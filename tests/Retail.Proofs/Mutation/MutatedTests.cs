using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Xunit;
using Xunit.Sdk;

namespace Retail.Proofs.Mutation;

/// <summary>
/// The engine's tests in this process, on an engine with faults: loaded once; each method with all its rows is a test.
/// </summary>
internal sealed class MutatedTests
{
    private const int MostMutants = 20_000;

    private readonly FieldInfo active;
    private readonly FieldInfo? reached;

    public MutatedTests(string built, string engine)
    {
        // Tests find their files beside themselves.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", built + Path.DirectorySeparatorChar);
        var context = new Loading(built, engine);
        var tests = context.LoadFromAssemblyPath(Path.Combine(built, "Retail.Pricing.Tests.dll"));
        Methods =
        [
            .. tests.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false })
                .SelectMany(type => type.GetMethods())
                .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
                .OrderBy(method => $"{method.DeclaringType!.FullName}.{method.Name}", StringComparer.Ordinal),
        ];
        var faults = context.LoadFromAssemblyName(new AssemblyName("Retail.Pricing"))
            .GetType("Retail.Pricing.MutantSwitch");
        active = faults?.GetField("Active")!;
        reached = faults?.GetField("Reached");

        // What is made once must be made without a fault, or the next one would find it.
        if (faults is not null)
        {
            var marks = new bool[MostMutants];
            reached!.SetValue(null, marks);
            foreach (var type in context.Assemblies
                .Where(one => one.GetName().Name!.StartsWith("Retail.", StringComparison.Ordinal))
                .SelectMany(one => one.GetTypes())
                .Where(type => !type.ContainsGenericParameters))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }

            reached.SetValue(null, null);
            Made = Marked(marks);
        }
    }

    public IReadOnlyList<MethodInfo> Methods { get; }

    /// <summary>The faults that are come by while what is made once per process is made.</summary>
    public IReadOnlyList<int> Made { get; } = [];

    /// <summary>Which fault is in the engine from now on; -1 is none.</summary>
    public void Activate(int mutant) => active.SetValue(null, mutant);

    /// <summary>Runs a test and says which faults it came by.</summary>
    public (string? Fault, IReadOnlyList<int> Reached) RunReaching(MethodInfo test)
    {
        var marks = new bool[MostMutants];
        reached!.SetValue(null, marks);
        var fault = Run(test);
        reached.SetValue(null, null);
        return (fault, Marked(marks));
    }

    /// <summary>What went wrong, or null.</summary>
    public static string? Run(MethodInfo test)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        // Whatever a fault makes a test throw is what is looked for.
        try
        {
            foreach (var row in Rows(test))
            {
                var instance = Activator.CreateInstance(test.DeclaringType!);
                using var disposable = instance as IDisposable;
                var result = test.Invoke(
                    instance, BindingFlags.DoNotWrapExceptions, null, Filled(test, row), CultureInfo.InvariantCulture);
                (result as Task)?.GetAwaiter().GetResult();
            }

            return null;
        }
        catch (Exception fault)
        {
            return fault.GetType().Name + ": " + fault.Message;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    private static int[] Marked(bool[] marks) => [.. Enumerable.Range(0, marks.Length).Where(id => marks[id])];

    private static IEnumerable<object?[]> Rows(MethodInfo test) => test.GetCustomAttribute<TheoryAttribute>() is null
        ? [[]]
        : test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)).Select(row => row ?? [null]);

    /// <summary>The values of a row as the parameters' types, and the defaults of those that it leaves out.</summary>
    private static object?[] Filled(MethodInfo test, object?[] row) =>
    [
        .. test.GetParameters().Select((parameter, i) =>
            i < row.Length ? Fitting(parameter, row[i]) : parameter.DefaultValue),
    ];

    private static object? Fitting(ParameterInfo parameter, object? value) =>
        value is IConvertible && !parameter.ParameterType.IsInstanceOfType(value) &&
        Nullable.GetUnderlyingType(parameter.ParameterType) is null && !parameter.ParameterType.IsEnum
            ? Convert.ChangeType(value, parameter.ParameterType, CultureInfo.InvariantCulture)
            : value;

    /// <summary>The tests' own assemblies, but for xunit's attributes, which are read here.</summary>
    private sealed class Loading(string built, string engine) : AssemblyLoadContext("mutated")
    {
        protected override Assembly? Load(AssemblyName name)
        {
            var path = name.Name == "Retail.Pricing" ? engine : Path.Combine(built, name.Name + ".dll");
            return name.Name!.StartsWith("xunit", StringComparison.Ordinal) || !File.Exists(path)
                ? null
                : LoadFromAssemblyPath(path);
        }
    }
}
