using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Scaling;

/// <summary>"same" padding depends on the size; symmetric padding does not; both give the same output sizes.</summary>
public sealed class PaddingTests
{
    [Theory]
    [InlineData(3, 224, 225, 112)] // one zero, right and below
    [InlineData(3, 225, 227, 113)]
    [InlineData(5, 114, 117, 57)]
    [InlineData(5, 65, 69, 33)]
    [InlineData(3, 1, 3, 1)]
    [InlineData(7, 2, 7, 1)]
    public void Same_padding_depends_on_the_size(int kernel, int size, int padded, int output)
    {
        var layers = Stem("same", kernel, stride: 2, size);
        Assert.IsType<SamePad>(layers[0].Operation);
        Assert.Equal((padded, output), (layers[0].Output.Height, layers[1].Output.Height));
        Assert.Equal(default, Assert.IsType<Convolution>(layers[1].Operation).Border);
    }

    [Theory]
    [InlineData(3, 224, 112)]
    [InlineData(3, 225, 113)]
    [InlineData(5, 65, 33)]
    [InlineData(1, 7, 4)]
    [InlineData(31, 1, 1)]
    public void Symmetric_padding_is_half_the_kernel(int kernel, int size, int output)
    {
        var stem = Stem("symmetric", kernel, stride: 2, size)[0];
        Assert.Equal((Extent.Square(kernel / 2), output), (Assert.IsType<Convolution>(stem.Operation).Border, stem.Output.Height));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 2)]
    public void Same_padding_needs_no_layer_if_it_does_not_depend_on_the_size(int kernel, int stride)
    {
        var stem = Stem("same", kernel, stride, 33)[0];
        Assert.Equal(((33 + stride - 1) / stride, Extent.Square(kernel / 2)), (stem.Output.Height, Assert.IsType<Convolution>(stem.Operation).Border));
    }

    [Fact]
    public void Both_paddings_give_every_stage_the_same_shape_and_cost()
    {
        var (torchvision, tensorflow) = (Shipped.Family(Shipped.Torchvision), Shipped.Family(Shipped.TensorFlow));
        var pairs = torchvision.Variants.Zip(tensorflow.Variants, (a, b) => (a.Network!, b.Network!));
        Assert.All(pairs, p => Assert.Equal(p.Item1.Stages.Select(Summary), p.Item2.Stages.Select(Summary)));
    }

    private static (Shape, Shape, long, long) Summary(Stage stage) => (stage.Input, stage.Output, stage.Parameters, stage.MultiplyAdds);

    private static List<Node> Stem(string padding, int kernel, int stride, int size)
    {
        var text = Source.Alone(
            $"variant X {{ resolution: {size}; }}",
            ("stem", $"stem: conv(kernel: {kernel}, stride: {stride}, channels: 8);"),
            ("body", "body: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);"),
            ("top", "top: head(channels: 16, pool: average);"))
            .Replace("padding: symmetric", $"padding: {padding}", StringComparison.Ordinal);
        return [.. Effnet.Network(text).Stages[0].Blocks[0].Nodes];
    }
}
