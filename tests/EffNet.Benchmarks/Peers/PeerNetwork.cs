using EffNet.Benchmarks.Networks;
using EffNet.Benchmarks.Sections;
using EffNet.Benchmarks.Workers;
using EffNet.Models;
using static TorchSharp.torch;

namespace EffNet.Benchmarks.Peers;

/// <summary>The network of one implementation, with the weights that all implementations use.</summary>
/// <param name="Module">The module, for access to parameters and modes.</param>
/// <param name="Call">The <c>call</c> method of the module. Modules of TorchScript declare a different method than other modules.</param>
internal sealed record PeerNetwork(nn.Module Module, Func<Tensor, Tensor> Call) : IDisposable
{
    private static readonly IReadOnlyList<ModuleVariant> s_others = [.. EfficientNetV2.Variants, .. MobileNetV2.Variants, .. ResNet.Variants];

    /// <summary>Finds one of B0 to B7 by the name of the variant, or another network by the name of its type.</summary>
    public static ModuleVariant Find(string variant) => EfficientNet.Variants.SingleOrDefault(v => v.Name == variant) ?? s_others.Single(v => v.TypeName == variant);

    /// <summary>Returns the name of a network in torchvision.</summary>
    public static string TorchvisionName(string variant) => variant switch
    {
        "EfficientNetV2S" => "efficientnet_v2_s",
        "MobileNetV2W100" => "mobilenet_v2",
        "ResNet50" or "ResNet152" => variant.ToLowerInvariant(),
        _ => "efficientnet_" + variant.ToLowerInvariant(),
    };

    /// <summary>Writes the files that workers need, and returns the implementations that can run on this machine.</summary>
    public static IReadOnlyList<string> Prepare(BenchmarkOptions options, string variant, IReadOnlyList<string> peers)
    {
        SharedFiles.WriteWeights(options.Folder, variant);
        return SharedFiles.TryWriteScript(options.Folder, variant, options.Python) ? peers : [.. peers.Where(p => !PeerName.IsScripted(p))];
    }

    /// <summary>Returns the note for implementations that cannot run on this machine.</summary>
    public static IEnumerable<string> Explain(IReadOnlyList<string> peers, string[] wanted) => peers.Count == wanted.Length
        ? []
        : ["The following tables do not contain torchvision's module. To add it, specify a Python interpreter with torchvision in `--python`.", string.Empty];

    public static PeerNetwork Create(Assignment assignment)
    {
        var network = CreateBlank(assignment);
        using var source = Find(assignment.Variant).Create(1000, 3, null, null, initialize: false);
        source.load(SharedFiles.Weights(assignment.Folder, assignment.Variant));
        Copy(source.state_dict(), network.Module);
        return network;
    }

    /// <summary>Returns images in the layout that an implementation requires.</summary>
    public static Tensor Images(Assignment assignment, int resolution)
    {
        var images = tensor(Pixels(assignment.Batch, resolution), [assignment.Batch, 3, resolution, resolution]);
        if (!PeerName.IsChannelsLast(assignment.Peer))
            return images;
        using (images)
        {
            using var permuted = images.permute(0, 2, 3, 1);
            using var contiguous = permuted.contiguous();
            return contiguous.permute(0, 3, 1, 2);
        }
    }

    /// <summary>Returns the same images as an array, for implementations without TorchSharp.</summary>
    public static float[] Pixels(int batch, int resolution)
    {
        var random = new Random(1);
        var pixels = new float[batch * 3 * resolution * resolution];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = random.NextSingle();
        return pixels;
    }

    public void Dispose() => Module.Dispose();

    private static PeerNetwork CreateBlank(Assignment assignment)
    {
        if (PeerName.IsScripted(assignment.Peer))
        {
            var script = jit.load<Tensor, Tensor>(SharedFiles.Script(assignment.Folder, assignment.Variant));
            return new PeerNetwork(script, script.call);
        }

        var variant = Find(assignment.Variant);
        nn.Module<Tensor, Tensor> network = assignment.Peer == PeerName.EffNet
            ? variant.Create(1000, 3, null, null, initialize: false)
            : new HandWrittenNetwork(variant, assignment.Peer.Contains("disposed", StringComparison.Ordinal));
        return new PeerNetwork(network, network.call);
    }

    private static void Copy(Dictionary<string, Tensor> from, nn.Module to)
    {
        using var noGrad = no_grad();
        var entries = to.named_parameters().Select(p => (p.name, (Tensor)p.parameter)).Concat(to.named_buffers().Select(b => (b.name, b.buffer))).ToList();
        if (entries.Count != from.Count)
            throw new InvalidOperationException($"The network has {entries.Count} parameters and buffers; expected {from.Count}.");
        foreach (var (name, entry) in entries)
            entry.copy_(from[name]);
    }
}
