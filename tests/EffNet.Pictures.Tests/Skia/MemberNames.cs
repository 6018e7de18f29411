using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EffNet.Pictures.Tests.Skia;

/// <summary>Names members of assemblies together with their signatures, from metadata only.</summary>
internal sealed class MemberNames : ISignatureTypeProvider<string, object?>
{
    /// <summary>Lists the members of another assembly that an assembly calls.</summary>
    public static IReadOnlyList<string> References(string path, string assembly)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && AssemblyOf(metadata, (TypeReferenceHandle)member.Parent) == assembly)
                .Select(member => $"{new MemberNames().GetTypeFromReference(metadata, (TypeReferenceHandle)member.Parent, 0)}::{NameOf(metadata, member)}")
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Lists the members that an assembly defines.</summary>
    public static IReadOnlySet<string> Definitions(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var names = new MemberNames();
        return metadata.TypeDefinitions.SelectMany(handle =>
        {
            var (type, name) = (metadata.GetTypeDefinition(handle), names.GetTypeFromDefinition(metadata, handle, 0));
            return type.GetMethods().Select(metadata.GetMethodDefinition)
                .Select(method => $"{name}::{metadata.GetString(method.Name)}{Signature(method.DecodeSignature(names, null))}")
                .Concat(type.GetFields().Select(metadata.GetFieldDefinition)
                    .Select(field => $"{name}::{metadata.GetString(field.Name)} {field.DecodeSignature(names, null)}"));
        }).ToHashSet(StringComparer.Ordinal);
    }

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"*{Signature(signature)}";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => isRequired ? $"{unmodifiedType} modreq {modifier}" : unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = Qualify(reader.GetString(type.Namespace), reader.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{GetTypeFromDefinition(reader, outer, 0)}/{name}" : name;
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = Qualify(reader.GetString(type.Namespace), reader.GetString(type.Name));
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}/{name}" : name;
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string NameOf(MetadataReader metadata, MemberReference member) => metadata.GetString(member.Name) + (member.GetKind() == MemberReferenceKind.Method
        ? Signature(member.DecodeMethodSignature(new MemberNames(), null))
        : $" {member.DecodeFieldSignature(new MemberNames(), null)}");

    private static string Signature(MethodSignature<string> signature) => $"({string.Join(',', signature.ParameterTypes)}): {signature.ReturnType}";

    private static string Qualify(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    private static string? AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        EntityHandle scope = handle;
        while (scope.Kind == HandleKind.TypeReference)
            scope = metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        return scope.Kind == HandleKind.AssemblyReference ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) : null;
    }
}
