using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Tests.Interpretation;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>A generated type and the description it was generated from.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Type">The type.</param>
/// <param name="Network">The description.</param>
/// <param name="Make">Makes a network for a number of classes and of input channels, with fresh weights or with blank ones.</param>
/// <param name="Features">Its feature maps for some images.</param>
/// <param name="CostFor">What it says it would cost for classes, channels and resolution.</param>
internal sealed record Subject(
    string Name,
    Type Type,
    Network Network,
    Func<int, int, bool, nn.Module<Tensor, Tensor>> Make,
    Func<nn.Module<Tensor, Tensor>, Tensor, IDisposable> Features,
    Func<int, int, int, NetworkCost> CostFor)
{
    /// <summary>Makes a network as declared.</summary>
    public nn.Module<Tensor, Tensor> Create() => CreateFor(Network.ClassCount, Network.Input.Channels);

    /// <summary>Makes a network with fresh weights for a number of classes and of input channels.</summary>
    public nn.Module<Tensor, Tensor> CreateFor(int classes, int inputChannels) => Make(classes, inputChannels, true);

    /// <summary>Makes a network as declared, whose weights nobody will read or somebody will write.</summary>
    public nn.Module<Tensor, Tensor> CreateBlank() => Make(Network.ClassCount, Network.Input.Channels, false);

    /// <summary>Makes a network whose every layer matters, in evaluation mode.</summary>
    public nn.Module<Tensor, Tensor> CreateCalibrated()
    {
        var model = CreateBlank();
        model.load_state_dict(CalibratedState.Of(Network).ToDictionary());
        model.eval();
        return model;
    }

    /// <summary>The same for another number of classes.</summary>
    public nn.Module<Tensor, Tensor> CreateCalibrated(int classes)
    {
        var model = Make(classes, Network.Input.Channels, false);
        using (NewDisposeScope())
            model.load_state_dict(CalibratedState.Compute(ChangedNetwork.Of(Name, classes)));
        model.eval();
        return model;
    }

    /// <summary>Feature maps and logits by the names of the record's members.</summary>
    public IReadOnlyDictionary<string, Tensor> ReadFeatures(nn.Module<Tensor, Tensor> model, Tensor images)
    {
        var record = Features(model, images);
        return record.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(Tensor))
            .ToDictionary(property => property.Name, property => (Tensor)property.GetValue(record)!);
    }
}
