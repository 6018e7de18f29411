using System.Globalization;
using EffNet.Models;
using EffNet.Tests;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>Maps of torchvision's EfficientNet-B0, which tests/reference/class_activation.py computed with NumPy.</summary>
public sealed class ReferenceTests : IDisposable
{
    private static readonly int[] s_classes = [7, 2];

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly EfficientNetB0 _model = Calibrated.Fill(new EfficientNetB0(classes: 10, dtype: ScalarType.Float64, initialize: false));
    private readonly Tensor _images = HashedNumbers.Draw("images", 2, 3, 128, 96);
    private readonly List<string[]> _lines = [.. ReadLines()];

    public static TheoryData<string, ScalarType, double> StagesAndPrecisions => new()
    {
        { "features.4", ScalarType.Float64, 1e-6 }, { "features.6", ScalarType.Float64, 1e-6 }, { "features.8", ScalarType.Float64, 1e-6 },
        { "features.4", ScalarType.Float32, 1e-4 }, { "features.6", ScalarType.Float32, 1e-4 }, { "features.8", ScalarType.Float32, 1e-4 },
    };

    public void Dispose()
    {
        _model.Dispose();
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(StagesAndPrecisions))]
    public void GradCam_equals_the_NumPy_reference(string stage, ScalarType precision, double tolerance)
    {
        _model.to(precision);

        using var maps = ClassActivation.GradCam(_model, Find(stage), _images.to(precision), s_classes, keepNegative: true);

        Assert.Equal(ScalarType.Float32, maps.Maps.dtype);
        Assert.InRange(DistanceTo(stage, maps), 0, tolerance);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-6)]
    [InlineData(ScalarType.Float32, 1e-4)]
    public void Cam_equals_the_NumPy_reference(ScalarType precision, double tolerance)
    {
        _model.to(precision);

        using var maps = ClassActivation.Cam(_model, _images.to(precision), s_classes);

        Assert.Equal(ScalarType.Float32, maps.Maps.dtype);
        Assert.InRange(DistanceTo("cam", maps), 0, tolerance);
    }

    [Fact]
    public void Maps_of_another_stage_or_class_differ_from_the_reference()
    {
        using var otherStage = ClassActivation.GradCam(_model, _model.Stage8, _images, s_classes, keepNegative: true);
        using var otherClass = ClassActivation.Cam(_model, _images, [7, 3]);

        Assert.InRange(DistanceTo("features.6", otherStage), 0.1, double.MaxValue);
        Assert.InRange(DistanceTo("cam", otherClass), 0.1, double.MaxValue);
    }

    [Fact]
    public void Probabilities_and_best_classes_of_maps_equal_torchvision()
    {
        using var chosen = ClassActivation.Cam(_model, _images, s_classes);
        using var best = ClassActivation.GradCam(_model, _model.Stage7, _images);

        Assert.Equal(_lines.Single(line => line[0] == "best")[1..].Select(int.Parse), best.ClassIndices);
        foreach (var (expected, actual) in _lines.Single(line => line[0] == "probabilities")[1..].Select(Number).Zip(chosen.Probabilities))
            Assert.Equal(expected, actual, 1e-6);
    }

    [Fact]
    public void GradCam_of_the_last_stage_is_Cam_divided_by_the_number_of_positions()
    {
        using var cam = ClassActivation.Cam(_model, _images, s_classes);
        using var gradCam = ClassActivation.GradCam(_model, _model.Stage9, _images, s_classes, keepNegative: true);
        using var rectified = ClassActivation.GradCam(_model, _model.Stage9, _images, s_classes);

        Assert.InRange(Maps.Distance(cam.Maps / 12, gradCam.Maps), 0, 1e-6);
        Assert.InRange(Maps.Distance((cam.Maps / 12).relu(), rectified.Maps), 0, 1e-6);
        Assert.True(cam.Maps.min().item<float>() < 0);
    }

    [Fact]
    public void Mean_of_Cam_is_the_class_score_without_bias()
    {
        using var cam = ClassActivation.Cam(_model, _images, s_classes);
        var scores = (_model.call(_images) - _model.Classifier.Linear!.bias!).gather(1, tensor(s_classes).unsqueeze(1)).flatten();

        Assert.InRange(Maps.Distance(scores, cam.Maps.mean([1, 2])), 0, 1e-6);
    }

    private static IEnumerable<string[]> ReadLines()
    {
        using var stream = typeof(ReferenceTests).Assembly.GetManifestResourceStream("efficientnet_b0.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(' '))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private double DistanceTo(string name, ActivationMaps maps)
    {
        var rows = _lines.Where(line => line[0] == name).ToList();
        var shape = rows[0][2..4].Select(size => long.Parse(size, CultureInfo.InvariantCulture));
        var expected = tensor(rows.SelectMany(row => row[4..].Select(Number)).ToArray(), [rows.Count, .. shape]);
        return Maps.Distance(expected, maps.Maps);
    }

    private nn.Module<Tensor, Tensor> Find(string path) => (nn.Module<Tensor, Tensor>)_model.named_modules().Single(entry => entry.name == path).module;
}
