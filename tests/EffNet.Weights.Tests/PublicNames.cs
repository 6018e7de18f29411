using System.Globalization;
using EffNet.Weights;

namespace EffNet.Weights.Tests;

/// <summary>The names of timm and lukemelas for the weights of torchvision's B0 to B7, from the sources of the two libraries, by name and not by order.</summary>
internal static class PublicNames
{
    private static readonly Dictionary<string, (string Timm, string Lukemelas)> s_plain = new()
    {
        ["0.0"] = ("conv_dw", "_depthwise_conv"),
        ["0.1"] = ("bn1", "_bn1"),
        ["1.fc1"] = ("se.conv_reduce", "_se_reduce"),
        ["1.fc2"] = ("se.conv_expand", "_se_expand"),
        ["2.0"] = ("conv_pw", "_project_conv"),
        ["2.1"] = ("bn2", "_bn2"),
    };

    private static readonly Dictionary<string, (string Timm, string Lukemelas)> s_expanding = new()
    {
        ["0.0"] = ("conv_pw", "_expand_conv"),
        ["0.1"] = ("bn1", "_bn0"),
        ["1.0"] = ("conv_dw", "_depthwise_conv"),
        ["1.1"] = ("bn2", "_bn1"),
        ["2.fc1"] = ("se.conv_reduce", "_se_reduce"),
        ["2.fc2"] = ("se.conv_expand", "_se_expand"),
        ["3.0"] = ("conv_pwl", "_project_conv"),
        ["3.1"] = ("bn3", "_bn2"),
    };

    private static readonly Dictionary<string, (string Timm, string Lukemelas)> s_around = new()
    {
        ["features.0.0"] = ("conv_stem", "_conv_stem"),
        ["features.0.1"] = ("bn1", "_bn0"),
        ["features.8.0"] = ("conv_head", "_conv_head"),
        ["features.8.1"] = ("bn2", "_bn1"),
        ["classifier.1"] = ("classifier", "_fc"),
    };

    /// <summary>Returns the names by the names of torchvision.</summary>
    /// <param name="names">All names of torchvision, in order.</param>
    /// <param name="naming">The naming scheme.</param>
    public static Dictionary<string, string> Of(IEnumerable<string> names, WeightNaming naming)
    {
        var blocks = new List<string>();
        var result = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var dot = name.LastIndexOf('.');
            var (module, entry) = (name[..dot], name[dot..]);
            if (s_around.TryGetValue(module, out var around))
            {
                result[name] = (naming == WeightNaming.Timm ? around.Timm : around.Lukemelas) + entry;
                continue;
            }

            var words = module.Split('.', 5);
            var block = $"{words[1]}.{words[2]}";
            if (!blocks.Contains(block))
                blocks.Add(block);
            var stage = int.Parse(words[1], CultureInfo.InvariantCulture);
            var layer = (stage == 1 ? s_plain : s_expanding)[words[4]];
            result[name] = naming == WeightNaming.Timm ? $"blocks.{stage - 1}.{words[2]}.{layer.Timm}{entry}" : $"_blocks.{blocks.IndexOf(block)}.{layer.Lukemelas}{entry}";
        }

        return result;
    }
}
