using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;

namespace EffNet.Tests;

public sealed class LookupTests : IDisposable
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> _model = Subjects.Find("EfficientNetB0").Create();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Every_parameter_is_found_by_its_full_path() =>
        Assert.All(_model.named_parameters(), entry => Assert.Same(entry.parameter, _model.get_parameter(entry.name)));

    [Fact]
    public void Every_buffer_is_found_by_its_full_path() =>
        Assert.All(_model.named_buffers(), entry => Assert.Same(entry.buffer, _model.get_buffer(entry.name)));

    [Fact]
    public void Has_parameter_and_has_buffer_find_every_entry()
    {
        Assert.All(_model.named_parameters(), entry => Assert.True(_model.has_parameter(entry.name), entry.name));
        Assert.All(_model.named_buffers(), entry => Assert.True(_model.has_buffer(entry.name), entry.name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("features")]
    [InlineData("features.0.0")]
    [InlineData("features.0.0.")]
    [InlineData("features.0.0.bias")]
    [InlineData("features.2.0.block.0.0.weights")]
    [InlineData("features.9.0.weight")]
    [InlineData("Stage1.Conv.weight")]
    [InlineData("stage1.0.weight")]
    [InlineData("classifier.1.running_mean")]
    public void Paths_without_a_parameter_or_buffer_are_not_found(string path)
    {
        Assert.Null(_model.get_parameter(path));
        Assert.Null(_model.get_buffer(path));
        Assert.False(_model.has_parameter(path));
        Assert.False(_model.has_buffer(path));
    }

    [Fact]
    public void Get_buffer_returns_no_parameter_and_get_parameter_returns_no_buffer()
    {
        Assert.Null(_model.get_buffer("features.0.0.weight"));
        Assert.Null(_model.get_parameter("features.0.1.running_mean"));
    }
}
