namespace EffNet.Weights;

/// <summary>Detects the format of a file from its first bytes.</summary>
internal static class FileFormat
{
    private const int TellingBytes = 32;

    // The pickle of PyTorch's magic number: the instruction for a long number, its length (10), and its ten bytes.
    private static ReadOnlySpan<byte> LegacyMagic => [0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19];

    /// <summary>Opens a file in the detected format.</summary>
    /// <exception cref="WeightFileException">The file has an unsupported format, or is corrupt.</exception>
    public static WeightFile Open(FileBytes bytes)
    {
        if (bytes.Length == 0)
            throw bytes.Problem(null, null, "the file is empty");
        var start = bytes.Read(0, (int)Math.Min(TellingBytes, bytes.Length), null);
        if (IsZip(start))
            return PyTorchArchive.Open(bytes);
        if (IsLegacy(start))
            return LegacyPyTorchFile.Open(bytes);
        if (SafetensorsFile.Recognizes(start))
            return SafetensorsFile.Open(bytes);
        try
        {
            return TorchSharpFile.Open(bytes);
        }
        catch (WeightFileException) when (Foreign(bytes, start) is { } foreign)
        {
            // Other formats are checked last: a TorchSharp file has no signature, and its first bytes may be equal to the signature of another format.
            throw bytes.Problem(null, null, $"this is {foreign.Format}; expected a safetensors file, a PyTorch state_dict or a TorchSharp file{foreign.Remedy}");
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if the file is a zip archive; otherwise, <see langword="false"/>. An archive begins with its first entry or, if it is empty,
    /// with its end record.
    /// </summary>
    private static bool IsZip(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>
    /// Returns <see langword="true"/> if the first pickle of the file is the magic number; otherwise, <see langword="false"/>. The number follows the protocol and,
    /// from protocol 4 on, the length of a frame.
    /// </summary>
    private static bool IsLegacy(ReadOnlySpan<byte> start) => start is [0x80, >= 2 and <= 5, ..] && start.IndexOf(LegacyMagic) is 2 or 11;

    /// <summary>Returns the format of a file that is often mistaken for weights, and the remedy; <see langword="null"/> if it is not recognized.</summary>
    private static (string Format, string Remedy)? Foreign(FileBytes bytes, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("version https:"u8))
            return ("a Git LFS pointer", ". Run 'git lfs pull' to download the file");
        if (start.StartsWith("EFFNET\r\n"u8))
        {
            return ("a saved engine with folded and packed weights",
                ". Only InferenceEngine.Load, effnet run, effnet evaluate and effnet cam read saved engines; for other purposes, use the file that the engine was made from");
        }

        if (start.StartsWith("<"u8))
            return ("a web page that a server sent instead of the file", ". Download the file again");
        if (start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') is var end && (end < 0 || start[end] is (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            return start.IndexOf((byte)'{') >= 0 && bytes.Path.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase)
                ? ("an index of shards, which contain the weights", ". Merge the shards into one file, or download the weights as one file")
                : ("a text file", string.Empty);
        }

        return start switch
        {
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => ("an HDF5 file of Keras", string.Empty),
            [0x1F, 0x8B, ..] => ("a gzip archive", ". Extract it first"),
            [0x08, >= 1 and <= 20, 0x12 or 0x3A or 0x42, ..] =>
                ("an ONNX model or a part of one", ". To read a complete model, use OnnxWeights of the package EffNet.Onnx, or effnet export"),
            [0x80, >= 2 and <= 5, ..] => ("a plain Python pickle", ". Save with torch.save(model.state_dict(), path)"),
            _ => null,
        };
    }
}
