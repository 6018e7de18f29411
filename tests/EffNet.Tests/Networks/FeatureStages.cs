using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Tests.Networks;

/// <summary>Which stage each feature map comes from: the last one, before the head, at each reduction of the image.</summary>
internal static class FeatureStages
{
    /// <summary>Stages' names by the names of the record's members.</summary>
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
