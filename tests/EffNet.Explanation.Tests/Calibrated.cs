using EffNet.Tests;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>Networks in which every layer affects the result. Performs the steps of tests/reference/calibrated_networks.py with a generated network.</summary>
internal static class Calibrated
{
    private const double Momentum = 0.5;

    /// <summary>Sets the weights and statistics of a network, which is in evaluation mode afterwards.</summary>
    public static TNetwork Fill<TNetwork>(TNetwork network)
        where TNetwork : nn.Module<Tensor, Tensor>
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        network.eval();
        foreach (var (path, module) in network.named_modules())
            FillLayer(path, module);

        var norms = network.named_modules().Where(entry => entry.module is BatchNorm2d).Select(entry => (Path: entry.name, Norm: (BatchNorm2d)entry.module)).ToList();
        var momenta = norms.Select(entry => entry.Norm.momentum).ToList();
        foreach (var (_, norm) in norms)
        {
            norm.train();
            norm.momentum = Momentum;
        }

        network.call(HashedNumbers.Draw("calibration", 4, 3, 128, 128).to(network.parameters().First().dtype));
        foreach (var ((path, norm), momentum) in norms.Zip(momenta))
        {
            norm.eval();
            norm.momentum = momentum;
            SetStatistics(path, norm);
        }

        return network;
    }

    private static void FillLayer(string path, nn.Module module)
    {
        switch (module)
        {
            case BatchNorm2d norm:
                Set(norm.weight, HashedNumbers.Draw(path + ".weight", number => 1 + (number / 4), norm.weight.shape));
                SetBias(norm.bias);
                break;
            case Conv2d convolution:
                SetWeight(convolution.weight);
                SetBias(convolution.bias);
                break;
            case Linear linear:
                SetWeight(linear.weight);
                SetBias(linear.bias);
                break;
        }

        void SetWeight(Tensor weight)
        {
            var bound = Math.Sqrt(6.0 / (weight.numel() / weight.shape[0]));
            Set(weight, HashedNumbers.Draw(path + ".weight", number => number * bound, weight.shape));
        }

        void SetBias(Tensor? bias)
        {
            if (bias is not null)
                Set(bias, HashedNumbers.Draw(path + ".bias", number => number / 4, bias.shape));
        }
    }

    /// <summary>The initial means of 0 and variances of 1 are still a part of the running statistics.</summary>
    private static void SetStatistics(string path, BatchNorm2d norm)
    {
        var mean = norm.running_mean! / Momentum;
        var variance = (norm.running_var! - (1 - Momentum)) / Momentum;
        var shift = HashedNumbers.Draw(path + ".running_mean", number => number / 10, mean.shape) * variance.sqrt();
        Set(norm.running_mean!, mean + shift);
        Set(norm.running_var!, variance * HashedNumbers.Draw(path + ".running_var", number => 1.05 + (number / 10), variance.shape));
    }

    /// <summary>Rounded to single precision, as in the Python script.</summary>
    private static void Set(Tensor target, Tensor values) => target.copy_(values.to(ScalarType.Float32));
}
