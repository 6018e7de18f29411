using System.Collections.Immutable;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>The type of a tensor's elements, and what each format calls it.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Code">Its number in PyTorch's and TorchSharp's <c>ScalarType</c>; -1 if they have none.</param>
/// <param name="Size">The bytes of one element; 0 if unknown.</param>
/// <param name="Safetensors">Its name in safetensors.</param>
/// <param name="Storage">PyTorch's class of storages of it, in the module <c>torch</c>.</param>
internal sealed record ElementType(string Name, int Code, int Size, string? Safetensors, string? Storage)
{
    /// <summary>Every type that weights and buffers of networks have.</summary>
    public static ImmutableArray<ElementType> All { get; } =
    [
        new("Float32", 6, 4, "F32", "FloatStorage"),
        new("Int64", 4, 8, "I64", "LongStorage"),
        new("Float16", 5, 2, "F16", "HalfStorage"),
        new("BFloat16", 15, 2, "BF16", "BFloat16Storage"),
        new("Float64", 7, 8, "F64", "DoubleStorage"),
        new("Int32", 3, 4, "I32", "IntStorage"),
        new("Int16", 2, 2, "I16", "ShortStorage"),
        new("Int8", 1, 1, "I8", "CharStorage"),
        new("Byte", 0, 1, "U8", "ByteStorage"),
        new("Bool", 11, 1, "BOOL", "BoolStorage"),
    ];

    /// <summary>Types whose size is known and which no network here has: their tensors are passed over.</summary>
    private static ImmutableArray<ElementType> Others { get; } =
    [
        new("ComplexFloat16", 8, 4, null, "ComplexHalfStorage"),
        new("ComplexFloat32", 9, 8, "C64", "ComplexFloatStorage"),
        new("ComplexFloat64", 10, 16, "C128", "ComplexDoubleStorage"),
        new("QInt8", 12, 1, null, "QInt8Storage"),
        new("QUInt8", 13, 1, null, "QUInt8Storage"),
        new("QInt32", 14, 4, null, "QInt32Storage"),
    ];

    /// <summary>Gets the type of weights in single precision.</summary>
    public static ElementType Float32 => All[0];

    /// <summary>Gets the type of counts.</summary>
    public static ElementType Int64 => All[1];

    /// <summary>Gets whether weights can have it; tensors of other types are listed and never read.</summary>
    public bool IsSupported => Code >= 0 && All.Contains(this);

    /// <summary>Gets whether it holds fractions; weights of such types are converted into each other.</summary>
    public bool IsFloating => Name is "Float16" or "BFloat16" or "Float32" or "Float64";

    /// <summary>The type of a code of PyTorch's <c>ScalarType</c>; <see langword="null"/> if its size is unknown.</summary>
    public static ElementType? OfCode(long code) => All.Concat(Others).FirstOrDefault(t => t.Code == code);

    /// <summary>The type of that name in safetensors; never read if weights do not have it.</summary>
    public static ElementType OfSafetensors(string name) => All.FirstOrDefault(t => t.Safetensors == name) ?? new(name, -1, 0, name, null);

    /// <summary>The type of the storages of a class in the module <c>torch</c>; <see langword="null"/> if it is not one.</summary>
    public static ElementType? OfStorage(string name) => All.Concat(Others).FirstOrDefault(t => t.Storage == name);

    /// <summary>The type that TorchSharp calls so, if weights can have it.</summary>
    public static ElementType? Of(ScalarType type) => All.FirstOrDefault(t => t.Code == (int)type);
}
