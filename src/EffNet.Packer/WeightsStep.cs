using EffNet.Inference;
using EffNet.Inference.Saving;
using EffNet.Language.Model;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Packer;

/// <summary>Checks that weights match their networks, and packs the weights if the build requests it.</summary>
internal static class WeightsStep
{
    private const string NotFound = "EFNB005";
    private const string UnknownNetwork = "EFNB006";
    private const string SecondFile = "EFNB007";
    private const string Unfit = "EFNB008";

    /// <summary>Checks and packs the weights of a request, until the first error.</summary>
    /// <param name="request">The request of the build.</param>
    /// <returns>The first error, on one line that begins with its code; <see langword="null"/> if there is none.</returns>
    public static string? Run(PackerRequest request)
    {
        var networks = DeclaredNetworks.Read(request.Models, request.RootNamespace);
        var first = new Dictionary<VariantModel, string>(ReferenceEqualityComparer.Instance);
        foreach (var (name, path) in request.Weights)
        {
            if (Directory.Exists(path))
                return $"{NotFound} The path of the weights, '{path}', is a folder; write <EffNetWeights Include=\"…\" /> with the path of a file.";
            if (!File.Exists(path))
                return $"{NotFound} The file of weights '{path}' does not exist; correct the path in <EffNetWeights Include=\"…\" />, or get the file before the build.";
            if (name.Length == 0)
            {
                return $"{UnknownNetwork} The EffNetWeights item of '{path}' is missing the required metadata Network; "
                    + "write the name of the network's type, for example <EffNetWeights Include=\"…\" Network=\"EfficientNetB0\" />.";
            }

            var variant = networks.Find(name, out var problem);
            if (problem is not null)
                return $"{UnknownNetwork} The network of the weights '{path}' cannot be found: {problem}";
            if (variant is not null && !first.TryAdd(variant, path))
            {
                return $"{SecondFile} '{variant.TypeName}' has two files of weights, '{first[variant]}' and '{path}'; "
                    + "remove one of the EffNetWeights items. The program can still load that file by its path.";
            }

            if (Process(request, new WeightsItem(name, path), variant) is { } unfit)
                return $"{Unfit} {unfit}";
        }

        return null;
    }

    private static string? Process(PackerRequest request, WeightsItem weights, VariantModel? variant)
    {
        var output = Path.Combine(request.Output, $"{weights.Network}.engine");
        try
        {
            if (request.Packing != Packing.None)
                Directory.CreateDirectory(request.Output);
            if (variant?.Network is { } network)
                Process(request.Packing, network, variant.TypeName, weights.Path, output);
            else if (request.Packing != Packing.None)
                File.WriteAllBytes(output, []); // The compiler reports why there is no network. Without the empty file, the compiler would also report a missing file.
            return null;
        }
        catch (Exception exception) when (
            exception is WeightMismatchException or WeightFileException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException
                or OverflowException)
        {
            return $"The weights '{weights.Path}' cannot be used for '{weights.Network}': {OneLine(exception.Message)}";
        }
    }

    private static void Process(Packing packing, Network network, string name, string path, string output)
    {
        if (packing == Packing.None && !EngineFile.IsOne(path))
        {
            using var weights = NetworkWeights.Open(network, path);
            return;
        }

        using var engine = Open(network, name, path, new InferenceOptions { Threads = 1, HalfWeights = packing == Packing.Half });
        if (packing != Packing.None)
            engine.Save(output);
    }

    private static InferenceEngine Open(Network network, string name, string path, InferenceOptions options)
    {
        if (EngineFile.IsOne(path))
            return InferenceEngine.Load(network, path, options);
        using var weights = NetworkWeights.Open(network, path);
        return InferenceEngine.Create(weights.Network, weights, weights.Info with { Network = name }, options);
    }

    private static string OneLine(string message) => string.Join(' ', message.Split('\n').Select(line => line.Trim()));
}
