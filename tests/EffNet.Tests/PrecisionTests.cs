using EffNet.Models;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class PrecisionTests
{
    public static MatrixTheoryData<string, ScalarType> Conversions =>
        new(["EfficientNetB0", "TfEfficientNetB0"], [ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float64]);

    [Theory]
    [MemberData(nameof(Conversions))]
    public void Conversion_keeps_names_order_shapes_and_integer_batch_counts(string type, ScalarType dtype)
    {
        using var model = Subjects.Find(type).Create();

        Assert.Same(model, model.to(dtype));

        Assert.Equal(Converted(type, dtype), model.state_dict().Select(entry => StateEntry.Of(entry.Key, entry.Value)));
    }

    [Theory]
    [MemberData(nameof(Conversions))]
    public void Network_created_in_a_type_has_the_entries_of_a_converted_network(string type, ScalarType dtype)
    {
        using nn.Module<Tensor, Tensor> model = type == "EfficientNetB0" ? new EfficientNetB0(dtype: dtype) : new TfEfficientNetB0(dtype: dtype);

        Assert.Equal(Converted(type, dtype), model.state_dict().Select(entry => StateEntry.Of(entry.Key, entry.Value)));
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
    }

    [Fact]
    public void Conversion_to_double_and_back_restores_every_number()
    {
        var subject = Subjects.Find("EfficientNetB0");
        using var model = subject.CreateCalibrated();

        model.to(ScalarType.Float64).to(ScalarType.Float32);

        var state = CalibratedState.Of(subject.Network);
        Assert.All(model.state_dict(), entry => Assert.True(entry.Value.Equals(state[entry.Key]), entry.Key));
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    public void Logits_and_feature_maps_in_double_precision_equal_the_reference_computation(string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated().to(ScalarType.Float64);

        OutputComparison.Check(subject, model, HashedNumbers.Draw("images", 2, 3, 65, 96), training: false);
    }

    [Theory]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float16)]
    public void Logits_in_half_precision_have_that_type_and_are_close_to_single_precision(ScalarType dtype)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find("EfficientNetB0");
        using var model = subject.CreateCalibrated();
        var images = HashedNumbers.Images(2, 3, 64, 64);
        var expected = model.call(images);

        var actual = model.to(dtype).call(images.to(dtype));

        Assert.Equal(dtype, actual.dtype);
        Assert.InRange(Agreement.Distance(expected, actual), 0, 0.1);
    }

    private static IEnumerable<StateEntry> Converted(string type, ScalarType dtype) =>
        TorchvisionListing.ReadFor(type).Select(entry => entry.Dtype == ScalarType.Int64 ? entry : entry with { Dtype = dtype });
}
