using EffNet.Weights;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Training.Tests;

public sealed class TrainingCheckpointTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    /// <summary>No checksum covers the entry <c>"format":"pt"</c> of the metadata, which has no effect on a training.</summary>
    [Fact]
    public void Every_changed_byte_of_a_checkpoint_is_an_error_or_changes_nothing_that_is_read()
    {
        var tensors = new Dictionary<string, Tensor> { ["a"] = arange(6, ScalarType.Float32).reshape(2, 3), ["b"] = tensor(7L), ["c"] = zeros(0) };
        var position = new TrainingPosition { Settings = new Dictionary<string, string> { ["seed"] = "3" }, Epoch = 2, Step = 12, LossSum = 1.5 };
        var path = _folder["last.checkpoint"];
        TrainingCheckpoint.Write(path, position, tensors);
        var (expected, bytes) = (Read(path), File.ReadAllBytes(path));

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            File.WriteAllBytes(path, bytes);
            bytes[i] ^= 1;
            try
            {
                Assert.Equal(expected, Read(path));
            }
            catch (WeightFileException)
            {
                // The change was detected.
            }
        }
    }

    [Theory]
    [InlineData("\"settings\":{}", "\"settings\":null")]
    [InlineData("\"history\":[]", "\"history\":null")]
    [InlineData("\"best_epoch\":0", "\"best_epoch\":1")]
    public void Position_that_is_not_complete_is_an_error_of_the_file(string text, string replacement)
    {
        var json = new TrainingPosition { Settings = new Dictionary<string, string>() }.ToJson();
        Assert.Contains(text, json, StringComparison.Ordinal);

        var problem = Assert.Throws<WeightFileException>(() => TrainingPosition.Parse(json.Replace(text, replacement, StringComparison.Ordinal), "last.checkpoint"));

        Assert.Contains("not complete", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Returns all that a training resumes from, as text.</summary>
    private static string Read(string path)
    {
        using var scope = NewDisposeScope();
        var position = TrainingCheckpoint.ReadPosition(path).ToJson();
        var tensors = TrainingCheckpoint.ReadTensors(path);
        var text = tensors.Select(pair => $"{pair.Key} {pair.Value.dtype} {string.Join(',', pair.Value.shape)} {Convert.ToHexString(Runs.BitsOf(pair.Value))}");
        var result = $"{position} {string.Join(' ', text.Order(StringComparer.Ordinal))}";
        foreach (var tensor in tensors.Values)
            tensor.Dispose();
        return result;
    }
}
