using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>A generated type and the graph that it was generated from.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Type">The type.</param>
/// <param name="Network">The graph.</param>
/// <param name="Make">Creates a network for a number of classes and input channels, with initialized or uninitialized weights.</param>
/// <param name="Features">Returns the feature maps of images.</param>
/// <param name="CostFor">Returns the costs for a number of classes, a number of channels and a resolution.</param>
internal sealed record Subject(
    string Name,
    Type Type,
    Network Network,
    Func<int, int, bool, nn.Module<Tensor, Tensor>> Make,
    Func<nn.Module<Tensor, Tensor>, Tensor, IDisposable> Features,
    Func<int, int, int, NetworkCost> CostFor)
{
    /// <summary>Creates the declared network.</summary>
    public nn.Module<Tensor, Tensor> Create() => CreateFor(Network.ClassCount, Network.Input.Channels);

    /// <summary>Creates a network with initialized weights for a number of classes and input channels.</summary>
    public nn.Module<Tensor, Tensor> CreateFor(int classes, int inputChannels) => Make(classes, inputChannels, true);

    /// <summary>Creates the declared network with uninitialized weights, which must not be read before they are written.</summary>
    public nn.Module<Tensor, Tensor> CreateBlank() => Make(Network.ClassCount, Network.Input.Channels, false);

    /// <summary>Creates the declared network with calibrated weights, in evaluation mode.</summary>
    public nn.Module<Tensor, Tensor> CreateCalibrated()
    {
        var model = CreateBlank();
        model.load_state_dict(CalibratedState.Of(Network).ToDictionary());
        model.eval();
        return model;
    }

    /// <summary>Creates a network with calibrated weights for another number of classes, in evaluation mode.</summary>
    public nn.Module<Tensor, Tensor> CreateCalibrated(int classes)
    {
        var model = Make(classes, Network.Input.Channels, false);
        using (NewDisposeScope())
            model.load_state_dict(CalibratedState.Compute(ChangedNetwork.Of(Name, classes)));
        model.eval();
        return model;
    }

    /// <summary>Returns feature maps and logits by the names of the members of the generated record.</summary>
    public IReadOnlyDictionary<string, Tensor> ReadFeatures(nn.Module<Tensor, Tensor> model, Tensor images)
    {
        var record = Features(model, images);
        return record.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(Tensor))
            .ToDictionary(property => property.Name, property => (Tensor)property.GetValue(record)!);
    }
}
