using System.Collections.Immutable;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>A type of numbers, and what each format calls it.</summary>
/// <param name="Type">TorchSharp's name.</param>
/// <param name="Size">Bytes of one.</param>
/// <param name="Safetensors">safetensors' name.</param>
/// <param name="Storage">PyTorch's class of storages of it, in the module <c>torch</c>.</param>
internal sealed record ElementType(ScalarType Type, int Size, string Safetensors, string Storage)
{
    /// <summary>Every type that weights and buffers of networks have.</summary>
    public static ImmutableArray<ElementType> All { get; } =
    [
        new(ScalarType.Float32, 4, "F32", "FloatStorage"),
        new(ScalarType.Int64, 8, "I64", "LongStorage"),
        new(ScalarType.Float16, 2, "F16", "HalfStorage"),
        new(ScalarType.BFloat16, 2, "BF16", "BFloat16Storage"),
        new(ScalarType.Float64, 8, "F64", "DoubleStorage"),
        new(ScalarType.Int32, 4, "I32", "IntStorage"),
        new(ScalarType.Int16, 2, "I16", "ShortStorage"),
        new(ScalarType.Int8, 1, "I8", "CharStorage"),
        new(ScalarType.Byte, 1, "U8", "ByteStorage"),
        new(ScalarType.Bool, 1, "BOOL", "BoolStorage"),
    ];

    /// <summary>Whether it holds fractions; weights of such types are converted into each other.</summary>
    public bool IsFloating => Type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>The type that TorchSharp calls so, if weights can have it.</summary>
    public static ElementType? Of(ScalarType type) => All.FirstOrDefault(t => t.Type == type);
}
