using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Retail.Tests.Architecture;

/// <summary>An assembly read without loading it: what it references, its types, and who names whom.</summary>
internal sealed class AssemblyFacts
{
    private readonly HashSet<TypeUse> uses = [];

    private AssemblyFacts(PEReader image)
    {
        var reader = image.GetMetadataReader();
        Name = reader.GetString(reader.GetAssemblyDefinition().Name);
        References = [.. reader.AssemblyReferences
            .Select(one => reader.GetString(reader.GetAssemblyReference(one).Name))
            .Order()];
        Types = reader.TypeDefinitions.Select(handle => Facts(reader, handle)).ToFrozenDictionary(type => type.Name);
        foreach (var handle in reader.TypeDefinitions)
        {
            ReadUses(image, reader, handle);
        }
    }

    public string Name { get; }

    public ImmutableArray<string> References { get; }

    public FrozenDictionary<TypeName, TypeFacts> Types { get; }

    public IReadOnlyCollection<TypeUse> Uses => uses;

    public static AssemblyFacts Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        return new AssemblyFacts(image);
    }

    /// <summary>The assembly of this name among those that the tests run with.</summary>
    public static AssemblyFacts OfHouse(string name) => Read(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private static TypeFacts Facts(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Private)
            .SelectMany(method => TypeNames.Of(method.DecodeSignature(TypeNames.In, null)));
        var fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private)
            .SelectMany(field => field.DecodeSignature(TypeNames.In, null));
        return new TypeFacts(
            TypeNames.Of(reader, handle),
            IsPublic(reader, type),
            type.Attributes.HasFlag(TypeAttributes.Interface),
            [.. type.GetInterfaceImplementations()
                .Select(one => TypeNames.Of(reader, reader.GetInterfaceImplementation(one).Interface))],
            [.. methods, .. fields]);
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinition type) => type.IsNested
        ? (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NestedPublic &&
            IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType()))
        : (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;

    private void ReadUses(PEReader image, MetadataReader reader, TypeDefinitionHandle handle)
    {
        var from = TypeNames.Of(reader, handle);
        var type = reader.GetTypeDefinition(handle);
        Add(from, TypeNames.Of(reader, type.BaseType));
        Add(from, Types[from].Implements.SelectMany(one => one));
        Add(from, type.GetFields()
            .SelectMany(one => reader.GetFieldDefinition(one).DecodeSignature(TypeNames.In, null)));
        AddAttributes(from, reader, type.GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            Add(from, TypeNames.Of(method.DecodeSignature(TypeNames.In, null)));
            AddAttributes(from, reader, method.GetCustomAttributes());
            if (method.RelativeVirtualAddress != 0)
            {
                ReadBody(from, reader, image.GetMethodBody(method.RelativeVirtualAddress));
            }
        }
    }

    private void ReadBody(TypeName from, MetadataReader reader, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            var locals = reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeNames.In, null);
            Add(from, locals.SelectMany(one => one));
        }

        Add(from, body.ExceptionRegions.SelectMany(region => TypeNames.Of(reader, region.CatchType)));
        foreach (var (token, floating) in IlOperand.Read(body))
        {
            if (floating)
            {
                Add(from, [new TypeName("System.Runtime", "System.Double")]);
            }
            else
            {
                AddToken(from, reader, token);
            }
        }
    }

    private void AddToken(TypeName from, MetadataReader reader, EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)token);
                AddMember(from, [TypeNames.Of(reader, method.GetDeclaringType())], reader.GetString(method.Name));
                Add(from, TypeNames.Of(method.DecodeSignature(TypeNames.In, null)));
                break;
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)token);
                AddMember(from, [TypeNames.Of(reader, field.GetDeclaringType())], reader.GetString(field.Name));
                break;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)token);
                AddMember(from, TypeNames.Of(reader, member.Parent), reader.GetString(member.Name));
                Add(from, member.GetKind() == MemberReferenceKind.Method
                    ? TypeNames.Of(member.DecodeMethodSignature(TypeNames.In, null))
                    : member.DecodeFieldSignature(TypeNames.In, null));
                break;
            case HandleKind.MethodSpecification:
                var made = reader.GetMethodSpecification((MethodSpecificationHandle)token);
                AddToken(from, reader, made.Method);
                Add(from, made.DecodeSignature(TypeNames.In, null).SelectMany(one => one));
                break;
            default:
                Add(from, TypeNames.Of(reader, token));
                break;
        }
    }

    private void AddAttributes(TypeName from, MetadataReader reader, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(reader.GetCustomAttribute))
        {
            AddToken(from, reader, attribute.Constructor);
        }
    }

    private void AddMember(TypeName from, ImmutableArray<TypeName> owner, string member)
    {
        if (!owner.IsEmpty)
        {
            uses.Add(new TypeUse(from, owner[0], member));
            Add(from, owner.Skip(1));
        }
    }

    private void Add(TypeName from, IEnumerable<TypeName> to)
    {
        foreach (var one in to)
        {
            uses.Add(new TypeUse(from, one, null));
        }
    }
}
