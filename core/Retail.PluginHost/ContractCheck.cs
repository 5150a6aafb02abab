using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Retail.PluginHost;

/// <summary>
/// Asks of a plugin's files, without loading any: can each be bound here? Found out by loading, a newer contract is
/// only "not assignable", and a missing member is an exception on the day that its line runs.
/// </summary>
internal sealed class ContractCheck(PluginManifest manifest, string folder)
{
    private readonly HashSet<string> own = Directory.EnumerateFiles(folder, "*.dll")
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public Refusal? Run()
    {
        if (!manifest.Range.Holds(ContractMembers.Version))
        {
            return No("plugin.contracts-range", ("range", manifest.Contracts),
                ("contracts", ContractMembers.Version.ToString()));
        }

        if (!File.Exists(Path.Combine(folder, manifest.Assembly)))
        {
            return No("plugin.assembly-missing", ("file", manifest.Assembly));
        }

        // A copy of a shared assembly in the folder is never loaded, so it is not looked at.
        return own.Where(name => !SharedAssemblies.Contains(name))
            .Order(StringComparer.Ordinal)
            .Select(name => CheckFile(name + ".dll"))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private Refusal? CheckFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, file));
            using var image = new PEReader(stream);
            if (image.HasMetadata)
            {
                return CheckReferences(file, image.GetMetadataReader());
            }

            return file == manifest.Assembly ? No("plugin.assembly-unreadable", ("file", file)) : null;
        }
        catch (BadImageFormatException)
        {
            return No("plugin.assembly-unreadable", ("file", file));
        }
    }

    private Refusal? CheckReferences(string file, MetadataReader reader)
    {
        foreach (var reference in reader.AssemblyReferences.Select(reader.GetAssemblyReference))
        {
            var name = reader.GetString(reference.Name);
            if (name == SharedAssemblies.ContractsName)
            {
                var host = ContractMembers.AssemblyVersion;
                if (reference.Version.Major != host.Major || reference.Version > host)
                {
                    return No("plugin.contracts-version", ("built", reference.Version.ToString()),
                        ("contracts", host.ToString()));
                }
            }
            else if (!SharedAssemblies.Contains(name) && !own.Contains(name))
            {
                return No("plugin.dependency-missing", ("file", file), ("dependency", name));
            }
        }

        return MissingMember(reader) is { } member ? No("plugin.contracts-member", ("file", file), ("member", member))
            : null;
    }

    private static string? MissingMember(MetadataReader reader)
    {
        foreach (var handle in reader.TypeReferences)
        {
            if (IsContract(reader, handle) && !ContractMembers.OfHost.HasType(SignatureText.NameOf(reader, handle)))
            {
                return SignatureText.NameOf(reader, handle);
            }
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (ContractTypeOf(reader, member.Parent) is not { } type)
            {
                continue;
            }

            var name = reader.GetString(member.Name);
            var signature = member.GetKind() == MemberReferenceKind.Method
                ? name + SignatureText.Of(member.DecodeMethodSignature(SignatureText.Writer, null))
                : $"{name}:{member.DecodeFieldSignature(SignatureText.Writer, null)}";
            if (!ContractMembers.OfHost.HasMember(type, signature))
            {
                return $"{type}.{name}";
            }
        }

        return null;
    }

    private static string? ContractTypeOf(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            parent = GenericDefinition(reader, (TypeSpecificationHandle)parent);
        }

        return parent.Kind == HandleKind.TypeReference && IsContract(reader, (TypeReferenceHandle)parent)
            ? SignatureText.NameOf(reader, (TypeReferenceHandle)parent)
            : null;
    }

    /// <summary>
    /// <c>Outcome&lt;T&gt;</c> of a <c>Outcome&lt;string&gt;</c>: GENERICINST, CLASS or VALUETYPE, then the type.
    /// </summary>
    private static EntityHandle GenericDefinition(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var signature = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        return signature.ReadSignatureTypeCode() == SignatureTypeCode.TypeHandle ? signature.ReadTypeHandle() : default;
    }

    private static bool IsContract(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsContract(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(
                reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == SharedAssemblies.ContractsName,
            _ => false,
        };
    }

    private Refusal No(string code, params ReadOnlySpan<(string Name, string Value)> more) =>
        PluginRefusals.Of(code, manifest.Id, more);
}
