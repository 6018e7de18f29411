using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>A network without parameters that returns the result of a function of the images.</summary>
internal sealed class FunctionNetwork(Func<Tensor, Tensor> answer) : nn.Module<Tensor, Tensor>(nameof(FunctionNetwork))
{
    public override Tensor forward(Tensor input) => answer(input);
}
