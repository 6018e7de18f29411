using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Tests.Networks;

/// <summary>Training mode without random layers, so that results can be compared.</summary>
internal static class Randomness
{
    /// <summary>Puts <paramref name="model"/> into training mode, and the layers that draw random numbers back into evaluation mode.</summary>
    public static void TrainWithoutIt(nn.Module model)
    {
        model.train();
        foreach (var layer in model.modules().Where(layer => layer is Dropout or StochasticDepth))
            layer.eval();
    }
}
