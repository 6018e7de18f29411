using System.Runtime.InteropServices;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference.Tests.Reference;

/// <summary>
/// Weights that depend only on the names of the tensors and are the same on every machine. The running statistics are those of an image, as after training:
/// otherwise, numbers would grow or vanish with the depth, and so would rounding errors.
/// </summary>
internal sealed class TestWeights : IWeightSource
{
    private const int Enough = 160;

    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    private TestWeights(IEnumerable<StateTensor> state)
    {
        foreach (var tensor in state.Where(t => t.Kind != StateTensorKind.Count))
            _values.Add(tensor.Name, Draw(tensor));
        Tensors = [.. state.Where(t => t.Kind != StateTensorKind.Count).Select(t => new WeightTensor(t.Name, ElementType.Float32, [.. t.Shape.Select(s => (long)s)]))];
    }

    public IReadOnlyList<WeightTensor> Tensors { get; }

    /// <summary>Returns weights for a network, whose statistics are those of an image of its size.</summary>
    public static TestWeights Of(Network network)
    {
        var weights = new TestWeights(network.State);
        new NaiveNetwork(network, weights, isCalibrating: true).Run(Images.Draw(network.Input, 7));
        return weights;
    }

    /// <summary>Returns weights for a network for small images. The statistics are those of a larger image, because the last maps of a small image have too few pixels.</summary>
    public static TestWeights OfLarger(Network network) =>
        Of(network.With(height: Math.Max(Enough, network.Input.Height), width: Math.Max(Enough, network.Input.Width)));

    /// <summary>Returns the numbers of a tensor.</summary>
    public float[] this[string name] => _values[name];

    /// <summary>Returns the numbers of a tensor in double precision.</summary>
    public double[] Doubles(string name) => [.. _values[name].Select(v => (double)v)];

    public void Read(WeightTensor tensor, Span<byte> destination) => MemoryMarshal.AsBytes<float>(_values[tensor.Name]).CopyTo(destination);

    /// <summary>Returns the weights with one tensor of zeros.</summary>
    public TestWeights Without(Network network, string name) => With(network, (key, values) => key == name ? new float[values.Length] : values);

    /// <summary>Returns the weights with other numbers.</summary>
    public TestWeights With(Network network, Func<string, float[], float[]> change)
    {
        var changed = new TestWeights(network.State);
        foreach (var (key, values) in _values)
            changed._values[key] = change(key, values);
        return changed;
    }

    private static float[] Draw(StateTensor tensor)
    {
        var random = new Random(tensor.Name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        var values = new float[tensor.Shape.Aggregate(1, (product, size) => product * size)];
        var scale = tensor.Shape.Count > 1 ? Math.Sqrt(6.0 * tensor.Shape[0] / values.Length) : 0.2;
        var center = tensor.Shape.Count == 1 && tensor.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0;
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(center + (((2 * random.NextDouble()) - 1) * scale));
        return values;
    }
}
