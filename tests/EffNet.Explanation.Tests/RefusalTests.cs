using EffNet.Explanation.Tests.Models;
using EffNet.Pictures;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>Invalid arguments throw with a message that states what was expected.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly GroupedNet _model = new();
    private readonly Tensor _images = HashedNumbers.Images(2, 3, 32, 32);

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Cam_and_GradCam_throw_for_a_network_without_classes()
    {
        using var features = new GroupedNet(classes: 0);

        Assert.Contains("'classes: 0'", Message(() => ClassActivation.Cam(features, _images)));
        Assert.Contains("'classes: 0'", Message(() => ClassActivation.GradCam(features, features.Layer1, _images)));
    }

    [Fact]
    public void Cam_and_GradCam_throw_for_a_class_index_out_of_range()
    {
        Assert.Contains("must be from 0 to 4", Message(() => ClassActivation.Cam(_model, _images, [0, 5])));
        Assert.Contains("must be from 0 to 4", Message(() => ClassActivation.GradCam(_model, _model.Layer1, _images, [-1, 0])));
    }

    [Fact]
    public void Cam_throws_if_the_number_of_classes_differs_from_the_number_of_images() =>
        Assert.Contains("1 classes for 2 images", Message(() => ClassActivation.Cam(_model, _images, [0])));

    [Fact]
    public void GradCam_throws_for_a_layer_of_another_network()
    {
        using var other = new GroupedNet();

        Assert.Contains("did not run the layer Layer1", Message(() => ClassActivation.GradCam(_model, other.Layer1, _images)));
    }

    [Fact]
    public void GradCam_throws_for_a_layer_whose_output_is_not_a_batch_of_maps() =>
        Assert.Contains("(2, 16); expected a batch of maps", Message(() => ClassActivation.GradCam(_model, _model.Classifier.Dropout, _images)));

    [Fact]
    public void GradCam_throws_for_a_layer_that_runs_more_than_once()
    {
        var shared = nn.ReLU();
        using var sequence = nn.Sequential(nn.Conv2d(3, 4, 3), shared, nn.Conv2d(4, 4, 3), shared, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3));

        Assert.Contains("2 times", Message(() => ClassActivation.GradCam(sequence, shared, _images)));
    }

    [Fact]
    public void Cam_throws_for_a_module_that_does_not_return_the_scores_of_one_generated_network()
    {
        using var written = nn.Sequential(nn.Conv2d(3, 4, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3));
        using var withMore = nn.Sequential(_model, nn.Sigmoid());
        using var two = nn.Sequential(_model, new GroupedNet());

        Assert.Contains("it contains no generated network", Message(() => ClassActivation.Cam(written, _images)));
        Assert.Contains("does not return the scores", Message(() => ClassActivation.Cam(withMore, _images)));
        Assert.Contains("it contains more than one generated network", Message(() => ClassActivation.Cam(two, _images)));
        using var maps = ClassActivation.GradCam(written, (nn.Module<Tensor, Tensor>)written.children().First(), _images);
        Assert.Equal([2, 30, 30], maps.Maps.shape);
    }

    [Fact]
    public void Cam_of_a_module_that_wraps_a_network_equals_Cam_of_the_network()
    {
        using var wrapped = nn.Sequential(_model);
        using var expected = ClassActivation.Cam(_model, _images);
        using var actual = ClassActivation.Cam(wrapped, _images);

        Assert.True(expected.Maps.Equals(actual.Maps));
    }

    [Fact]
    public void Invalid_maps_and_opacities_throw()
    {
        var picture = new Picture(4, 4, new byte[48]);

        Assert.Contains("maps[i]", Message(() => ClassActivation.Overlay(picture, zeros(2, 3, 3))));
        Assert.Contains("(N, h, w)", Message(() => ClassActivation.Scale(zeros(3, 3), 4, 4)));
        Assert.Contains("not finite", Message(() => ClassActivation.Scale(full([1, 2, 2], float.NaN), 4, 4)));
        Assert.Contains("not finite", Message(() => ClassActivation.Scale(full([1, 2, 2], float.PositiveInfinity), 4, 4, ActivationScale.Range)));
        Assert.Contains("from 0 to 1", Message(() => new OverlayOptions { Opacity = 1.5 }));
    }

    private static string Message(Func<object> action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
