using EffNet.Inference.Execution;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;
using Xunit;

namespace EffNet.Inference.Tests;

public sealed class SavedEngineTests : IDisposable
{
    private static readonly Network s_network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 80, classCount: 3);
    private static readonly TestWeights s_weights = TestWeights.OfLarger(s_network);
    private static readonly WeightsInfo s_info = new()
    {
        Preprocessing = new Preprocessing(72, 64, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
        ClassNames = ["cat", "dog", "größer \"als\" \u0001"],
        Checkpoint = "own/pets",
        Network = "Pets",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("effnet-engine-");

    private string FilePath => Path.Combine(_folder.FullName, "b0.engine");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Loaded_engine_gives_the_results_of_the_saved_engine(bool hasHalves)
    {
        var image = Images.Draw(s_network.Input, 2);
        using var engine = InferenceEngine.Create(s_network, s_weights, s_info, new InferenceOptions { HalfWeights = hasHalves });
        engine.Save(FilePath);

        using var loaded = InferenceEngine.Load(FilePath);

        Assert.Equal(engine.Network, loaded.Network);
        Assert.Equal(s_info with { Version = loaded.Info.Version }, loaded.Info);
        Assert.Equal(engine.WeightBytes, loaded.WeightBytes);
        Assert.Equal(Run(engine, image, 64, 80), Run(loaded, image, 64, 80));
        var other = Images.Draw(s_network.With(height: 97, width: 33).Input, 3);
        Assert.Equal(Run(engine, other, 97, 33), Run(loaded, other, 97, 33));
    }

    [Fact]
    public void Loaded_engine_gives_the_results_of_the_saved_engine_with_every_vector_width()
    {
        var image = Images.Draw(s_network.Input, 2);
        using (var engine = InferenceEngine.Create(s_network, s_weights))
            engine.Save(FilePath);

        foreach (var vectors in Enum.GetValues<VectorPath>().Where(v => v <= PlanBuilders.Widest))
        {
            var options = new InferenceOptions { Vectors = vectors, Outputs = InferenceOutputs.Embedding };
            using var engine = InferenceEngine.Create(s_network, s_weights, options);
            using var loaded = InferenceEngine.Load(FilePath, options);
            var (expected, actual) = (new Memory<float>[] { new float[3], new float[1280] }, new Memory<float>[] { new float[3], new float[1280] });
            engine.Run(image, 64, 80, expected);
            loaded.Run(image, 64, 80, actual);
            Assert.Equal(expected[0].ToArray(), actual[0].ToArray());
            Assert.Equal(expected[1].ToArray(), actual[1].ToArray());
        }
    }

    [Fact]
    public void Engine_saved_in_single_precision_can_be_loaded_in_half_precision()
    {
        var image = Images.Draw(s_network.Input, 2);
        var options = new InferenceOptions { HalfWeights = true };
        using (var engine = InferenceEngine.Create(s_network, s_weights))
            engine.Save(FilePath);
        using var halves = InferenceEngine.Create(s_network, s_weights, options);
        using var loaded = InferenceEngine.Load(FilePath, options);

        Assert.Equal(Run(halves, image, 64, 80), Run(loaded, image, 64, 80));
        Assert.Equal(halves.WeightBytes, loaded.WeightBytes);
    }

    [Fact]
    public void Engine_file_can_be_replaced_while_an_engine_uses_it()
    {
        var image = Images.Draw(s_network.Input, 2);
        using var engine = InferenceEngine.Create(s_network, s_weights);
        engine.Save(FilePath);
        using var loaded = InferenceEngine.Load(FilePath);
        var expected = Run(engine, image, 64, 80);

        loaded.Save(FilePath);
        using var again = InferenceEngine.Load(FilePath);

        Assert.Equal(expected, Run(loaded, image, 64, 80));
        Assert.Equal(expected, Run(again, image, 64, 80));
    }

    [Fact]
    public void Loading_an_engine_of_another_network_throws()
    {
        using (var engine = InferenceEngine.Create(s_network, s_weights, s_info, options: null))
            engine.Save(FilePath);

        using var loaded = InferenceEngine.Load(TestNetworks.Find("EfficientNetB0"), FilePath);
        Assert.Equal((3, 224), (loaded.Network.ClassCount, loaded.Network.Input.Height));
        Assert.EndsWith(
            "b0.engine: the engine in the file has another network: 'Pets', 4,011,391 parameters; expected 6,517,027 parameters. "
            + "To use the network of the file, call InferenceEngine.Load(path).",
            Assert.Throws<WeightFileException>(() => InferenceEngine.Load(TestNetworks.Find("EfficientNetB1"), FilePath)).Message,
            StringComparison.Ordinal);
        Assert.Throws<WeightFileException>(() => InferenceEngine.Load(TestNetworks.Find("TfEfficientNetB0"), FilePath));
    }

    [Fact]
    public void File_that_is_not_a_saved_engine_throws()
    {
        File.WriteAllBytes(FilePath, new byte[1000]);
        Assert.EndsWith(
            "it is not a saved engine. For a file of weights, pass the network too: InferenceEngine.Load(network, path).",
            Assert.Throws<WeightFileException>(() => InferenceEngine.Load(FilePath)).Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => InferenceEngine.Load(FilePath + "x"));
        Assert.Throws<ArgumentException>(() => InferenceEngine.Load(string.Empty));
    }

    [Fact]
    public void Damaged_engine_file_throws()
    {
        using (var engine = InferenceEngine.Create(s_network, s_weights, s_info, options: null))
            engine.Save(FilePath);
        var bytes = File.ReadAllBytes(FilePath);
        var head = BitConverter.ToInt32(bytes, 12);

        foreach (var length in (int[])[0, 7, 8, 15, 55, 56, 100, 56 + head, bytes.Length / 2, bytes.Length - 1])
            Refuse(bytes[..length]);
        Refuse([.. bytes, 0]);
        foreach (var i in Enumerable.Range(8, 56 + head - 8).Where(i => i % Math.Max(1, head / 200) == 0).Concat([56 + head + 100, bytes.Length / 2, bytes.Length - 1]))
            Refuse([.. bytes[..i], (byte)(bytes[i] ^ 4), .. bytes[(i + 1)..]]);
        Refuse([.. bytes.Select(b => b == '\r' ? (byte)'\n' : b)]);
    }

    [Fact]
    public void Engine_can_be_loaded_from_the_position_of_a_stream()
    {
        var image = Images.Draw(s_network.Input, 2);
        using (var engine = InferenceEngine.Create(s_network, s_weights, s_info, options: null))
            engine.Save(FilePath);
        using var stream = new MemoryStream([1, 2, 3, .. File.ReadAllBytes(FilePath)]) { Position = 3 };

        using var loaded = InferenceEngine.Load(stream);
        using var mapped = InferenceEngine.Load(FilePath);

        Assert.Equal(Run(mapped, image, 64, 80), Run(loaded, image, 64, 80));
        Assert.Throws<WeightFileException>(() => InferenceEngine.Load(new MemoryStream(new byte[1000])));
        Assert.Throws<WeightFileException>(() => InferenceEngine.Load(new MemoryStream()));
    }

    [Fact]
    public void Loading_or_saving_an_engine_at_the_path_of_a_folder_throws()
    {
        using var engine = InferenceEngine.Create(s_network, s_weights);

        Assert.Contains("this is a folder", Assert.Throws<FileNotFoundException>(() => InferenceEngine.Load(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder; specify a file.", Assert.Throws<IOException>(() => engine.Save(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "its folder does not exist.", Assert.Throws<DirectoryNotFoundException>(() => engine.Save(Path.Combine(_folder.FullName, "x", "y"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_a_disposed_engine_throws()
    {
        var engine = InferenceEngine.Create(s_network, s_weights);
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => engine.Save(FilePath));
        Assert.False(File.Exists(FilePath));
    }

    private static float[] Run(InferenceEngine engine, float[] image, int height, int width)
    {
        var output = new float[engine.Network.ClassCount];
        engine.Run(image, height, width, output);
        return output;
    }

    private void Refuse(byte[] bytes)
    {
        File.WriteAllBytes(FilePath, bytes);
        Assert.Throws<WeightFileException>(() => InferenceEngine.Load(FilePath));
    }
}
