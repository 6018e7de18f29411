using EffNet.Tests.Interpretation;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>Compares all outputs of a generated network with the interpreter.</summary>
internal static class OutputComparison
{
    /// <summary>Compares logits and feature maps. In training, this changes the running statistics of the model.</summary>
    public static void Check(Subject subject, nn.Module<Tensor, Tensor> model, Tensor images, bool training)
    {
        var interpreter = new Interpreter(subject.Network, CalibratedState.Of(subject.Network), training);
        var expected = interpreter.Run(images);

        var logits = model.call(images);
        Agreement.Check(expected, logits);

        var features = subject.ReadFeatures(model, images);
        var stages = FeatureStages.Of(subject.Network);
        Assert.Equal([.. stages.Keys, "Logits"], features.Keys);
        Assert.True(logits.Equals(features["Logits"]), "the features' logits are not those of forward");
        foreach (var (member, stage) in stages)
            Agreement.Check(interpreter.Outputs[stage], features[member], member);
    }
}
