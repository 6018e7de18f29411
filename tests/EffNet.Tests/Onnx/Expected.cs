using EffNet.Networks;
using EffNet.Tests.Interpretation;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>The expected outputs of a model.</summary>
/// <param name="Outputs">The outputs by name, in double precision.</param>
internal sealed record Expected(IReadOnlyDictionary<string, Tensor> Outputs)
{
    /// <summary>Computes the expected outputs with the interpreter.</summary>
    public static Expected Of(Network network, IReadOnlyDictionary<string, Tensor> state, Tensor images)
    {
        var interpreter = new Interpreter(network, state);
        var logits = interpreter.Run(images);
        var outputs = new Dictionary<string, Tensor>
        {
            ["logits"] = logits,
            ["probabilities"] = logits.softmax(1),
            ["embedding"] = new Interpreter(network.With(classCount: 0), state).Run(images),
        };
        foreach (var (_, stage) in network.Reductions)
            outputs.Add(stage.Name, interpreter.Outputs[stage.Name]);
        return new Expected(outputs);
    }

    /// <summary>Asserts that outputs are as close as their precision allows. The difference of features in reduced precision is relative to their own largest number.</summary>
    public void Check(IReadOnlyDictionary<string, Tensor> actual, double tolerance = Agreement.Tolerance)
    {
        Assert.Equal(Outputs.Keys, actual.Keys);
        Assert.All(Outputs, output => Assert.InRange(Agreement.Distance(output.Value, actual[output.Key]), 0, tolerance));
    }
}
