using System.Globalization;
using System.Text.RegularExpressions;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>What a file's origin says of padding and batch norm, against what the network has: the same weights give other answers where they differ.</summary>
internal static partial class NumericsWarnings
{
    /// <summary>The eps of TensorFlow's batch norm in the paper's code.</summary>
    private const double TensorFlowEpsilon = 1e-3;

    /// <summary>The eps of PyTorch's batch norm, which timm's other networks have.</summary>
    private const double PyTorchEpsilon = 1e-5;

    /// <summary>The warnings.</summary>
    /// <param name="network">What the network declares.</param>
    /// <param name="naming">After which library the file names tensors.</param>
    /// <param name="path">The file: timm's weights from TensorFlow differ from its others in nothing but the name of the file, of its folder, or of the folder in the hub's cache.</param>
    public static IReadOnlyList<string> Find(NetworkNumerics network, WeightNaming naming, string path)
    {
        var isTensorFlow = TensorFlowName().IsMatch(path);

        // Symmetric padding with TensorFlow's eps is torchvision's alone, in B5 to B7 and V2.
        if (naming == WeightNaming.Timm && !isTensorFlow && network.Padding == Padding.Symmetric)
            return [.. Differences(network, Padding.Symmetric, PyTorchEpsilon).Select(d => $"timm's weights without 'tf_' in their name: {d}")];
        var origin = (naming, IsTensorFlow: isTensorFlow) switch
        {
            (WeightNaming.Lukemelas, _) => "lukemelas' weights come from TensorFlow",
            (_, true) => "'tf_' in its name says that these weights come from TensorFlow",
            _ => null,
        };
        return origin is null ? [] : [.. Differences(network, Padding.Same, TensorFlowEpsilon).Select(d => $"{origin}: {d}")];
    }

    /// <summary>What differs from the numerics that weights expect.</summary>
    /// <param name="network">What the network declares.</param>
    /// <param name="padding">The padding they were trained with.</param>
    /// <param name="epsilon">The eps of their batch norms.</param>
    public static IEnumerable<string> Differences(NetworkNumerics network, Padding padding, double epsilon)
    {
        if (network.Padding != padding)
            yield return $"they expect 'padding: {Word(padding)}' and {network.TypeName} has '{Word(network.Padding)}'; declare a variant with 'profile tensorflow {{ padding: same; norm: batch(eps: 1e-3, momentum: 0.01); … }}', as the shipped family 'efficientnet-tf' does";
        if (network.BatchNormEpsilon != epsilon)
            yield return string.Create(CultureInfo.InvariantCulture, $"they expect batch norms with eps {epsilon:0.##########} and {network.TypeName} has {network.BatchNormEpsilon:0.##########}");
    }

    private static string Word(Padding padding) => padding == Padding.Same ? "same" : "symmetric";

    [GeneratedRegex(@"(^|[\\/]|--)tf_(efficientnet|mobilenet)[^\\/]*([\\/]snapshots[\\/][^\\/]+)?([\\/][^\\/]*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TensorFlowName();
}
