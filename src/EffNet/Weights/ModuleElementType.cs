using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Converts the element types of TorchSharp's tensors to those of weight files.</summary>
internal static class ModuleElementType
{
    /// <summary>Returns the element type; <see langword="null"/> if weights do not support it.</summary>
    /// <param name="type">The type in TorchSharp.</param>
    public static ElementType? Find(ScalarType type) => ElementType.All.FirstOrDefault(t => t.Code == (int)type);
}
