using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Networks that are created without initialization, because weights will be loaded.</summary>
public sealed class BlankConstructionTests : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Ways => ["constructor", "descriptor", "interface"];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Creating_a_network_without_initialization_draws_no_random_numbers(string way)
    {
        manual_seed(7);
        var expected = rand(4);

        manual_seed(7);
        using var model = Make(way);

        Assert.True(rand(4).Equals(expected));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Uninitialized_network_computes_correct_logits_after_its_weights_are_loaded(string way)
    {
        var network = Subjects.Find("EfficientNetB0").Network;
        var images = HashedNumbers.Images(2, 3, 64, 64);
        using var model = Make(way);

        model.load_state_dict(CalibratedState.Of(network).ToDictionary());
        model.eval();

        Agreement.Check(new Interpreter(network, CalibratedState.Of(network)).Run(images), model.call(images));
    }

    [Fact]
    public void Uninitialized_network_has_the_same_names_shapes_and_types_as_an_initialized_one()
    {
        using var drawn = new EfficientNetB0();
        using var blank = new EfficientNetB0(initialize: false);

        Assert.Equal(Describe(drawn), Describe(blank));
        Assert.All(blank.parameters(), parameter => Assert.True(parameter.requires_grad));
        Assert.All(blank.parameters(), parameter => Assert.Equal(DeviceType.CPU, parameter.device_type));

        static IEnumerable<string> Describe(nn.Module model) =>
            model.state_dict().Select(entry => $"{entry.Key} {string.Join('x', entry.Value.shape)} {entry.Value.dtype}");
    }

    private static nn.Module<Tensor, Tensor> Make(string way) => way switch
    {
        "constructor" => new EfficientNetB0(initialize: false),
        "descriptor" => EfficientNetB0.Variant.Create(1000, 3, null, null, initialize: false),
        _ => Create<EfficientNetB0>(),
    };

    private static TNetwork Create<TNetwork>()
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork> => TNetwork.Create(1000, 3, null, null, initialize: false);
}
