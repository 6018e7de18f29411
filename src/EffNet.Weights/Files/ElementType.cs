using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>The type of a tensor's elements.</summary>
public sealed record ElementType
{
    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="code">Its number in PyTorch's and TorchSharp's <c>ScalarType</c>; -1 if they have none.</param>
    /// <param name="size">The bytes of one element; 0 if unknown.</param>
    /// <param name="safetensors">Its name in safetensors.</param>
    /// <param name="storage">PyTorch's class of storages of it, in the module <c>torch</c>.</param>
    internal ElementType(string name, int code, int size, string? safetensors, string? storage) =>
        (Name, Code, Size, Safetensors, Storage) = (name, code, size, safetensors, storage);

    /// <summary>Gets its name, as TorchSharp has it: <c>Float32</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the bytes of one element; 0 if unknown.</summary>
    public int Size { get; }

    /// <summary>Gets its number in PyTorch's and TorchSharp's <c>ScalarType</c>; -1 if they have none.</summary>
    internal int Code { get; }

    /// <summary>Gets its name in safetensors.</summary>
    internal string? Safetensors { get; }

    /// <summary>Gets PyTorch's class of storages of it, in the module <c>torch</c>.</summary>
    internal string? Storage { get; }

    /// <summary>Every type that weights and buffers of networks have.</summary>
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

#pragma warning disable CA1720 // They have the names of TorchSharp's ScalarType.
    /// <summary>Gets the type of weights in single precision.</summary>
    public static ElementType Float32 => All[0];

    /// <summary>Gets the type of counts.</summary>
    public static ElementType Int64 => All[1];

    /// <summary>Gets the type of weights in half precision.</summary>
    public static ElementType Float16 => All[2];

    /// <summary>Gets the type of weights with the exponents of single precision in 16 bits.</summary>
    public static ElementType BFloat16 => All[3];

    /// <summary>Gets the type of weights in double precision.</summary>
    public static ElementType Float64 => All[4];
#pragma warning restore CA1720

    /// <summary>Gets whether weights can have it; tensors of other types are listed and never read.</summary>
    internal bool IsSupported => Code >= 0 && All.Contains(this);

    /// <summary>Gets whether it holds fractions; weights of such types are converted into each other.</summary>
    public bool IsFloating => Name is "Float16" or "BFloat16" or "Float32" or "Float64";

    /// <summary>The type of a code of PyTorch's <c>ScalarType</c>; <see langword="null"/> if its size is unknown.</summary>
    internal static ElementType? OfCode(long code) => All.Concat(Others).FirstOrDefault(t => t.Code == code);

    /// <summary>The type of that name in safetensors; never read if weights do not have it.</summary>
    internal static ElementType OfSafetensors(string name) => All.FirstOrDefault(t => t.Safetensors == name) ?? new(name, -1, 0, name, null);

    /// <summary>The type of the storages of a class in the module <c>torch</c>; <see langword="null"/> if it is not one.</summary>
    internal static ElementType? OfStorage(string name) => All.Concat(Others).FirstOrDefault(t => t.Storage == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
