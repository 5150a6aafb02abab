using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Retail.Tests.Architecture;

/// <summary>Decodes a signature to the types that it names, in order.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<ImmutableArray<TypeName>, object?>
{
    public static TypeNames In { get; } = new();

    public static TypeName Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.IsNested
            ? new TypeName(null, $"{Of(reader, type.GetDeclaringType()).Name}+{reader.GetString(type.Name)}")
            : new TypeName(null, Full(reader, type.Namespace, type.Name));
    }

    public static TypeName Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => Of(reader, (TypeReferenceHandle)type.ResolutionScope) is var outer
                ? outer with { Name = $"{outer.Name}+{reader.GetString(type.Name)}" }
                : default,
            HandleKind.AssemblyReference => new TypeName(
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                Full(reader, type.Namespace, type.Name)),
            _ => new TypeName(null, Full(reader, type.Namespace, type.Name)),
        };
    }

    public static ImmutableArray<TypeName> Of(MetadataReader reader, EntityHandle handle) =>
        handle.IsNil ? [] : handle.Kind switch
        {
            HandleKind.TypeDefinition => [Of(reader, (TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [Of(reader, (TypeReferenceHandle)handle)],
            HandleKind.TypeSpecification =>
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(In, null),
            _ => [],
        };

    public static ImmutableArray<TypeName> Of(MethodSignature<ImmutableArray<TypeName>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(one => one)];

    public ImmutableArray<TypeName> GetArrayType(ImmutableArray<TypeName> elementType, ArrayShape shape) => elementType;

    public ImmutableArray<TypeName> GetByReferenceType(ImmutableArray<TypeName> elementType) => elementType;

    public ImmutableArray<TypeName> GetFunctionPointerType(MethodSignature<ImmutableArray<TypeName>> signature) =>
        Of(signature);

    public ImmutableArray<TypeName> GetGenericInstantiation(
        ImmutableArray<TypeName> genericType, ImmutableArray<ImmutableArray<TypeName>> typeArguments) =>
        [.. genericType, .. typeArguments.SelectMany(one => one)];

    public ImmutableArray<TypeName> GetGenericMethodParameter(object? genericContext, int index) => [];

    public ImmutableArray<TypeName> GetGenericTypeParameter(object? genericContext, int index) => [];

    public ImmutableArray<TypeName> GetModifiedType(
        ImmutableArray<TypeName> modifier, ImmutableArray<TypeName> unmodifiedType, bool isRequired) => unmodifiedType;

    public ImmutableArray<TypeName> GetPinnedType(ImmutableArray<TypeName> elementType) => elementType;

    public ImmutableArray<TypeName> GetPointerType(ImmutableArray<TypeName> elementType) => elementType;

    public ImmutableArray<TypeName> GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        [new TypeName("System.Runtime", "System." + typeCode)];

    public ImmutableArray<TypeName> GetSZArrayType(ImmutableArray<TypeName> elementType) => elementType;

    public ImmutableArray<TypeName> GetTypeFromDefinition(
        MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        [Of(reader, handle)];

    public ImmutableArray<TypeName> GetTypeFromReference(
        MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        [Of(reader, handle)];

    public ImmutableArray<TypeName> GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string Full(MetadataReader reader, StringHandle nameSpace, StringHandle name) =>
        nameSpace.IsNil ? reader.GetString(name) : $"{reader.GetString(nameSpace)}.{reader.GetString(name)}";
}
