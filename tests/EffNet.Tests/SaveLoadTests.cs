using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class SaveLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("EffNet.Tests.").FullName;

    private string File => Path.Combine(_folder, "weights.dat");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("MobileNetV2W100")]
    [InlineData("ResNet18")]
    [InlineData("BottleneckProbeSame")]
    public void Saved_weights_load_with_the_same_bits(string type)
    {
        using var saved = Subjects.Find(type).CreateCalibrated();
        using var loaded = Subjects.Find(type).Create();

        saved.save(File);
        loaded.load(File);

        AssertEqual(saved, loaded);
    }

    [Fact]
    public void Trained_weights_load_with_the_same_bits()
    {
        using var scope = NewDisposeScope();
        using var saved = Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var loaded = Subjects.Find("EfficientNetB0").Create();
        using var optimizer = optim.SGD(saved.parameters(), learningRate: 0.01);
        saved.train();
        saved.call(HashedNumbers.Images(4, 3, 64, 64)).square().sum().backward();
        optimizer.step();

        saved.save(File);
        loaded.load(File);

        AssertEqual(saved, loaded);
        Assert.Equal(1, loaded.get_buffer("features.0.1.num_batches_tracked")!.item<long>());
    }

    [Fact]
    public void TfEfficientNetB0_loads_weights_that_EfficientNetB0_saved()
    {
        using var saved = Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var loaded = Subjects.Find("TfEfficientNetB0").Create();

        saved.save(File);
        loaded.load(File);

        AssertEqual(saved, loaded);
    }

    [Fact]
    public void Loading_a_file_of_another_variant_throws()
    {
        using var saved = Subjects.Find("EfficientNetB0").Create();
        using var loaded = Subjects.Find("EfficientNetB1").Create();

        saved.save(File);

        Assert.Throws<ArgumentException>(() => loaded.load(File));
    }

    [Fact]
    public void State_dict_of_another_instance_loads_with_strict_true()
    {
        using var source = Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var target = Subjects.Find("EfficientNetB0").Create();

        var (missing, unexpected) = target.load_state_dict(source.state_dict(), strict: true);

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        AssertEqual(source, target);
    }

    [Fact]
    public void Incomplete_state_dict_throws_with_strict_true()
    {
        using var source = Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var target = Subjects.Find("EfficientNetB0").Create();
        var state = source.state_dict();
        state.Remove("classifier.1.bias");

        Assert.Throws<InvalidOperationException>(() => target.load_state_dict(state, strict: true));
        Assert.Equal(["classifier.1.bias"], target.load_state_dict(state, strict: false).missing_keys);
    }

    [Fact]
    public void Loaded_network_computes_the_same_as_the_saved_one()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var saved = Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var loaded = Subjects.Find("EfficientNetB0").Create();
        loaded.eval();
        var images = HashedNumbers.Images(2, 3, 64, 64);
        Assert.NotInRange(Agreement.Distance(saved.call(images), loaded.call(images)), 0, Agreement.Tolerance);

        saved.save(File);
        loaded.load(File);

        Agreement.Check(saved.call(images), loaded.call(images));
    }

    private static void AssertEqual(nn.Module expected, nn.Module actual)
    {
        var state = actual.state_dict();
        Assert.Equal(expected.state_dict().Keys, state.Keys);
        Assert.All(expected.state_dict(), entry => Assert.True(entry.Value.Equals(state[entry.Key]), entry.Key));
    }
}
