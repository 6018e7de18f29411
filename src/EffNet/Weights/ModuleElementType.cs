using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>The types of TorchSharp's tensors as those of files.</summary>
internal static class ModuleElementType
{
    /// <summary>Returns the type if weights can have it; otherwise, <see langword="null"/>.</summary>
    /// <param name="type">TorchSharp's type.</param>
    public static ElementType? Find(ScalarType type) => ElementType.All.FirstOrDefault(t => t.Code == (int)type);
}
