using static TorchSharp.torch;

namespace EffNet;

/// <summary>Writes files for TorchSharp's <c>load</c> with TorchSharp itself. The format does not support metadata.</summary>
internal static class TorchSharpWriter
{
    /// <summary>Writes the file.</summary>
    public static void Write(Stream stream, IReadOnlyList<SavedModuleTensor> tensors)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        nn.Module.save_state_dict(writer, tensors.ToDictionary(t => t.Name, t => t.Values));
    }
}
