using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Pictures;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Compares the preprocessing in exported models with Preprocessing, on parts of photographs.</summary>
public sealed class OnnxPictureTests
{
    private static readonly string[] s_photographs = ["astronaut.jpg", "chelsea.jpg", "coffee.jpg", "raccoon.jpg"];

    private static readonly float[] s_deviation = [0.229f, 0.224f, 0.225f];

    public static TheoryData<int, int, Interpolation> Cases => new()
    {
        { 256, 224, Interpolation.Bicubic },
        { 256, 224, Interpolation.Bilinear },
        { 97, 96, Interpolation.Bicubic },
        { 320, 300, Interpolation.Bicubic },
        { 64, 80, Interpolation.Bilinear },
    };

    /// <summary>Models compute in single precision and Pillow in fixed point, so that some values are rounded to another byte in each of the two passes.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Exported_preprocessing_differs_from_Preprocessing_only_by_rounding(int resize, int crop, Interpolation interpolation)
    {
        var preprocessing = new Preprocessing(resize, crop, interpolation, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
        var network = Copy(crop);
        using var model = ExportedModel.Of(
            network, new Dictionary<string, Tensor> { ["copy.weight"] = eye(3).reshape(3, 3, 1, 1), ["copy.bias"] = zeros(3) }, Options(preprocessing));
        foreach (var picture in Pictures(count: 8))
        {
            var expected = new float[3 * crop * crop];
            preprocessing.Prepare(picture, expected);
            using var scope = NewDisposeScope();
            var difference = model.Run(picture.Pixels.ToArray(), 1, picture.Height, picture.Width, 3)["image_copy"] - tensor(expected, [1, 3, crop, crop]);
            var levels = (difference * tensor(s_deviation).reshape(1, 3, 1, 1) * 255).abs();

            Assert.InRange(levels.max().item<float>(), 0, 2.01);
            Assert.InRange(levels.gt(0.5).to(ScalarType.Float64).mean().item<double>(), 0, 0.005);
        }
    }

    [Fact]
    public void Exported_model_and_network_predict_the_same_classes_for_100_pictures()
    {
        using var noGrad = no_grad();
        var declared = NetworkCatalog.Find("ResNet18");
        var preprocessing = new Preprocessing(128, 112, Interpolation.Bilinear, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
        using var own = Subjects.Find("ResNet18").CreateCalibrated();
        using var model = ExportedModel.Of(declared, CalibratedState.Of(declared), Options(preprocessing));
        var values = new float[3 * 112 * 112];

        Assert.All(Pictures(count: 100), picture =>
        {
            using var scope = NewDisposeScope();
            preprocessing.Prepare(picture, values);
            var expected = own.call(tensor(values, [1, 3, 112, 112])).argmax(1).item<long>();
            Assert.Equal(expected, model.Run(picture.Pixels.ToArray(), 1, picture.Height, picture.Width, 3)["logits"].argmax(1).item<long>());
        });
    }

    [Fact]
    public void Exported_model_accepts_a_batch_of_pictures()
    {
        var preprocessing = new Preprocessing(40, 32, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation);
        var network = NetworkCatalog.Find("ResNet18");
        using var model = ExportedModel.Of(network, CalibratedState.Of(network), Options(preprocessing));
        var picture = Pictures(1).Single();
        var pixels = picture.Pixels.ToArray();

        using var one = model.Run(pixels, 1, picture.Height, picture.Width, 3)["logits"];
        using var two = model.Run([.. pixels, .. pixels], 2, picture.Height, picture.Width, 3)["logits"];

        Agreement.Check(one.to(ScalarType.Float64), two.narrow(0, 1, 1));
        Assert.Equal(18, model.Proto.OpsetImport.Single().Version);
    }

    private static OnnxExportOptions Options(Preprocessing preprocessing) =>
        new() { TakesPictures = true, Info = new OnnxModelInfo { Weights = new WeightsInfo { Preprocessing = preprocessing } } };

    /// <summary>Returns a network whose output is its input.</summary>
    private static Network Copy(int size)
    {
        var graph = new GraphBuilder(Shape.Square(3, size));
        var copy = graph.Add("Copy", "copy", new Convolution(3, 3, Extent.One, Extent.One, 1, default, Bias: true), graph.Image);
        graph.EndBlock("Copy", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("copy", "Copy", "test", "Test", string.Empty, 3, 1, 1, blocks));
        return graph.Build(0, Initialization.Torchvision, new NamedValue("image_copy", copy));
    }

    /// <summary>Returns rectangles of different sizes from photographs.</summary>
    private static IEnumerable<Picture> Pictures(int count)
    {
        var photographs = s_photographs.Select(name => PictureFile.Load(Path.Combine(AppContext.BaseDirectory, "pictures", name))).ToList();
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var photograph = photographs[i % photographs.Count];
            var (width, height) = (random.Next(photograph.Width / 4, photograph.Width + 1), random.Next(photograph.Height / 4, photograph.Height + 1));
            yield return Cut(photograph, random.Next(photograph.Width - width + 1), random.Next(photograph.Height - height + 1), width, height);
        }
    }

    private static Picture Cut(Picture picture, int left, int top, int width, int height)
    {
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
            picture.Pixels.Slice(3 * (((top + y) * picture.Width) + left), 3 * width).CopyTo(pixels.AsSpan(3 * y * width));
        return new Picture(width, height, pixels);
    }
}
