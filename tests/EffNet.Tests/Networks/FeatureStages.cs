using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Networks;

/// <summary>The stage of each feature map: for each reduction of the image size, the last stage before the head.</summary>
internal static class FeatureStages
{
    /// <summary>Returns the names of stages by the names of the members of the generated record.</summary>
    public static Dictionary<string, string> Of(Network network)
    {
        var stages = new Dictionary<string, string>();
        var reduction = 1;
        foreach (var stage in network.Stages.Where(stage => stage.Operator != "head"))
        {
            reduction *= stage.Stride;
            stages[$"Reduction{reduction}"] = stage.Name;
        }

        return stages;
    }
}
