using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>The type of the elements of a tensor.</summary>
public sealed record ElementType
{
    /// <summary>Initializes a new instance of the <see cref="ElementType"/> class.</summary>
    /// <param name="name">The name in messages.</param>
    /// <param name="code">The number in the <c>ScalarType</c> of PyTorch and TorchSharp; -1 if there is none.</param>
    /// <param name="size">The size of one element in bytes; 0 if unknown.</param>
    /// <param name="safetensors">The name in safetensors.</param>
    /// <param name="storage">The name of PyTorch's storage class for this type, in the module <c>torch</c>.</param>
    internal ElementType(string name, int code, int size, string? safetensors, string? storage) =>
        (Name, Code, Size, Safetensors, Storage) = (name, code, size, safetensors, storage);

    /// <summary>Gets the name, which is that of TorchSharp, for example <c>Float32</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the size of one element in bytes; 0 if unknown.</summary>
    public int Size { get; }

    /// <summary>Gets the number in the <c>ScalarType</c> of PyTorch and TorchSharp; -1 if there is none.</summary>
    internal int Code { get; }

    /// <summary>Gets the name in safetensors.</summary>
    internal string? Safetensors { get; }

    /// <summary>Gets the name of PyTorch's storage class for this type, in the module <c>torch</c>.</summary>
    internal string? Storage { get; }

    /// <summary>Gets all types that weights and buffers of networks can have.</summary>
    internal static ImmutableArray<ElementType> All { get; } =
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

    /// <summary>Gets the types with a known size that EffNet's networks do not use. Tensors of these types are skipped.</summary>
    private static ImmutableArray<ElementType> Others { get; } =
    [
        new("ComplexFloat16", 8, 4, null, "ComplexHalfStorage"),
        new("ComplexFloat32", 9, 8, "C64", "ComplexFloatStorage"),
        new("ComplexFloat64", 10, 16, "C128", "ComplexDoubleStorage"),
        new("QInt8", 12, 1, null, "QInt8Storage"),
        new("QUInt8", 13, 1, null, "QUInt8Storage"),
        new("QInt32", 14, 4, null, "QInt32Storage"),
    ];

#pragma warning disable CA1720 // The names are those of TorchSharp's ScalarType.
    /// <summary>Gets the type of weights in single precision.</summary>
    public static ElementType Float32 => All[0];

    /// <summary>Gets the type of the batch counts of batch norms.</summary>
    public static ElementType Int64 => All[1];

    /// <summary>Gets the type of weights in half precision.</summary>
    public static ElementType Float16 => All[2];

    /// <summary>Gets the 16-bit type with the exponent range of single precision.</summary>
    public static ElementType BFloat16 => All[3];

    /// <summary>Gets the type of weights in double precision.</summary>
    public static ElementType Float64 => All[4];
#pragma warning restore CA1720

    /// <summary>Gets a value that indicates whether weights can have this type. Tensors of other types are listed but never read.</summary>
    internal bool IsSupported => Code >= 0 && All.Contains(this);

    /// <summary>Gets a value that indicates whether this is a floating-point type. Weights of these types are converted into each other.</summary>
    public bool IsFloating => Name is "Float16" or "BFloat16" or "Float32" or "Float64";

    /// <summary>Returns the type with a code in PyTorch's <c>ScalarType</c>; <see langword="null"/> if its size is unknown.</summary>
    internal static ElementType? OfCode(long code) => All.Concat(Others).FirstOrDefault(t => t.Code == code);

    /// <summary>Returns the type with a name in safetensors. If weights cannot have the type, its tensors are never read.</summary>
    internal static ElementType OfSafetensors(string name) => All.FirstOrDefault(t => t.Safetensors == name) ?? new(name, -1, 0, name, null);

    /// <summary>Returns the type of a storage class in the module <c>torch</c>; <see langword="null"/> if it is not a storage class.</summary>
    internal static ElementType? OfStorage(string name) => All.Concat(Others).FirstOrDefault(t => t.Storage == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
