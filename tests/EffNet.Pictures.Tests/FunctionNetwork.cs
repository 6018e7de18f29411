using static TorchSharp.torch;

namespace EffNet.Pictures.Tests;

/// <summary>Answers with what a function makes of the images; it has no parameters.</summary>
internal sealed class FunctionNetwork(Func<Tensor, Tensor> answer) : nn.Module<Tensor, Tensor>(nameof(FunctionNetwork))
{
    public override Tensor forward(Tensor input) => answer(input);
}
