using System.Collections.Frozen;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Retail.PluginHost;

/// <summary>
/// What the host's copy of the contracts has for plugins: its visible types, each with its visible members.
/// </summary>
internal sealed class ContractMembers
{
    private readonly FrozenDictionary<string, TypeEntry> types;

    private ContractMembers(MetadataReader reader) =>
        types = reader.TypeDefinitions
            .Where(handle => IsVisible(reader, handle))
            .ToFrozenDictionary(handle => SignatureText.NameOf(reader, handle), handle => Entry(reader, handle),
                StringComparer.Ordinal);

    public static ContractMembers OfHost { get; } = Read(SharedAssemblies.Contracts.Location);

    /// <summary>
    /// The contracts' own version, for a plugin's range: <c>1.4.0</c> while the AssemblyVersion stays at the major.
    /// </summary>
    public static Version Version { get; } = ContractsRange.Full(Version.Parse(
        FileVersionInfo.GetVersionInfo(SharedAssemblies.Contracts.Location).FileVersion!));

    public static Version AssemblyVersion { get; } = SharedAssemblies.Contracts.GetName().Version!;

    public bool HasType(string name) => types.ContainsKey(name);

    public bool HasMember(string type, string member)
    {
        // A member may be inherited; a base outside the contracts is the framework's business.
        for (string? at = type; at is not null; at = types[at].Base)
        {
            if (!types.TryGetValue(at, out var entry))
            {
                return at != type;
            }

            if (entry.Members.Contains(member))
            {
                return true;
            }
        }

        return false;
    }

    private static ContractMembers Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        return new ContractMembers(image.GetMetadataReader());
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static TypeEntry Entry(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask)
                is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
            .Select(method =>
                reader.GetString(method.Name) + SignatureText.Of(method.DecodeSignature(SignatureText.Writer, null)));
        var fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask)
                is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
            .Select(field => $"{reader.GetString(field.Name)}:{field.DecodeSignature(SignatureText.Writer, null)}");
        var parent = type.BaseType is { IsNil: false, Kind: HandleKind.TypeDefinition }
            ? SignatureText.NameOf(reader, (TypeDefinitionHandle)type.BaseType)
            : null;
        return new TypeEntry(parent, methods.Concat(fields).ToFrozenSet(StringComparer.Ordinal));
    }

    private sealed record TypeEntry(string? Base, FrozenSet<string> Members);
}
