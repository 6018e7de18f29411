using EffNet.Explanation.Tests.Models;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>Grad-CAM without automatic differentiation: the gradient of every output element of a layer is a finite difference.</summary>
public sealed class PlainLoopTests : IDisposable
{
    private const double Step = 1e-5;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly GroupedNet _model = Calibrated.Fill(new GroupedNet(dtype: ScalarType.Float64, initialize: false));
    private readonly Tensor _image = HashedNumbers.Draw("image", 1, 3, 16, 24);

    public static TheoryData<string, int> PlacesAndClasses => new()
    {
        { "Stem", 3 }, { "Layer1", 0 }, { "Layer2", 4 }, { "Layer1.Block2", 1 }, { "Layer1.Block1.FirstConv", 2 }, { "Layer2.Block1.SecondNorm", 3 },
    };

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(PlacesAndClasses))]
    public void GradCam_of_a_stage_block_or_layer_equals_finite_differences(string place, int index)
    {
        var layer = Find(place);
        using var maps = ClassActivation.GradCam(_model, layer, _image, [index], keepNegative: true);

        Assert.InRange(Maps.Distance(ByDifferences(layer, index), maps.Maps), 0, 1e-6);
    }

    private Tensor ByDifferences(nn.Module<Tensor, Tensor> layer, int index)
    {
        using var noGrad = no_grad();
        var (channels, height, width, values) = ReadMaps(layer);
        var map = new double[height * width];
        for (var channel = 0; channel < channels; channel++)
        {
            var weight = 0.0;
            for (var position = 0; position < height * width; position++)
            {
                var place = (channel * height * width) + position;
                weight += (ScoreWith(layer, place, Step, index) - ScoreWith(layer, place, -Step, index)) / (2 * Step);
            }

            for (var position = 0; position < height * width; position++)
                map[position] += weight / (height * width) * values[(channel * height * width) + position];
        }

        return tensor(map, 1, height, width);
    }

    private (int Channels, int Height, int Width, double[] Values) ReadMaps(nn.Module<Tensor, Tensor> layer)
    {
        (int, int, int, double[])? seen = null;
        var hook = layer.register_forward_hook((_, _, output) =>
        {
            seen = ((int)output.shape[1], (int)output.shape[2], (int)output.shape[3], output.contiguous().data<double>().ToArray());
            return null!;
        });
        _model.call(_image);
        hook.remove();
        return seen!.Value;
    }

    private double ScoreWith(nn.Module<Tensor, Tensor> layer, int place, double change, int index)
    {
        var hook = layer.register_forward_hook((_, _, output) =>
        {
            using var contiguous = output.contiguous();
            var values = contiguous.data<double>().ToArray();
            values[place] += change;
            return tensor(values, output.shape);
        });
        using var logits = _model.call(_image);
        hook.remove();
        return logits.data<double>().ToArray()[index];
    }

    private nn.Module<Tensor, Tensor> Find(string place) => place.Split('.').Aggregate<string, nn.Module<Tensor, Tensor>>(
        _model, (module, member) => (nn.Module<Tensor, Tensor>)module.GetType().GetProperty(member)!.GetValue(module)!);
}
