using CsCheck;
using EffNet.Inference.Kernels;
using Xunit;

namespace EffNet.Inference.Tests.Kernels;

public sealed unsafe class MatrixKernelTests
{
    /// <summary>
    /// Pixels, segments of whole blocks, other segments, the length of both, the distance between pixels, whether sums begin with the output, and where memory ends.
    /// </summary>
    private static Gen<Shape> Shapes { get; } = Gen.Select(
        Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[1, 16], Gen.Int[1, 16], Gen.Select(Gen.Int[1, 40], Gen.Bool, Gen.Bool),
        (count, full, rest, length, lastLength, others) => new Shape(count, full, full + rest == 0 ? 1 : rest, length, lastLength, others.Item1, others.Item2, others.Item3));

    [Fact]
    public void Matrix_products_of_every_vector_width_equal_the_definition() => Shapes.Sample(Check, iter: 400, threads: 1);

    private static void Check(Shape shape)
    {
        foreach (var kernels in KernelSet.All)
        {
            foreach (var columns in (int[])[1, 2])
                Check(kernels, columns, shape);
        }
    }

    private static void Check(KernelSet kernels, int columns, Shape shape)
    {
        var random = new Random(shape.GetHashCode());
        var segments = shape.Full + shape.Rest;
        var inputs = (shape.Full * shape.Length) + (shape.Rest * shape.LastLength);
        int[] offsets = [.. Enumerable.Range(0, segments).Select(_ => random.Next(60))];
        var size = offsets.Select((offset, i) => offset + ((shape.Count - 1) * shape.Stride) + (i < shape.Full ? shape.Length : shape.LastLength)).Max();
        var (input, weights, bias) = (Draw(random, size), Draw(random, ((inputs - 1) * Maps.Block) + (kernels.Lanes * columns)), Draw(random, kernels.Lanes * columns));
        // Two vectors of a block, or the same vector of two blocks. The two blocks are contiguous here.
        var pixels = ((shape.Count - 1) * Maps.Block) + (kernels.Lanes * columns);
        if (kernels.Lanes == Maps.Block && columns == 2)
            (pixels, weights) = (2 * shape.Count * Maps.Block, Draw(random, 2 * inputs * Maps.Block));
        var nextOutput = kernels.Lanes == Maps.Block ? shape.Count * Maps.Block : kernels.Lanes;
        var nextWeights = kernels.Lanes == Maps.Block ? inputs * Maps.Block : kernels.Lanes;
        var before = Draw(random, pixels);
        using var memory = new GuardedMemory(input, shape.AtEnd);
        using var packed = new GuardedMemory(weights, shape.AtEnd);
        using var output = new GuardedMemory(before, shape.AtEnd);
        using var start = new GuardedMemory(bias, shape.AtEnd);
        fixed (int* first = offsets)
        {
            var product = new Product
            {
                Weights = packed.Pointer,
                NextWeights = nextWeights,
                Bias = start.Pointer,
                NextBias = kernels.Lanes,
                NextOutput = nextOutput,
                Accumulates = shape.Accumulates,
                Offsets = first,
                Segments = segments,
                FullSegments = shape.Full,
                Length = shape.Length,
                LastLength = shape.LastLength,
                InputStride = shape.Stride,
            };
            kernels.Multiply(memory.Pointer, output.Pointer, shape.Count, columns, product);
        }

        var after = output.ToArray();
        var written = new HashSet<int>();
        for (var pixel = 0; pixel < shape.Count; pixel++)
        {
            for (var lane = 0; lane < kernels.Lanes * columns; lane++)
            {
                var (column, inner) = (lane / kernels.Lanes, lane % kernels.Lanes);
                var at = (pixel * Maps.Block) + (column * nextOutput) + inner;
                written.Add(at);
                var (expected, sizes) = Expect(shape, offsets, input, weights, (column * nextWeights) + inner, pixel, shape.Accumulates ? before[at] : bias[lane]);
                Assert.True(
                    Math.Abs(after[at] - expected) <= sizes * (inputs + 2) * 6e-8,
                    $"{kernels.Lanes} lanes, {columns} columns, pixel {pixel}, lane {lane}: {after[at]} instead of {expected}");
            }
        }

        Assert.All(Enumerable.Range(0, pixels).Where(i => !written.Contains(i)), i => Assert.Equal(before[i], after[i]));
    }

    /// <summary>Returns the sum in double precision, and the sum of the absolute values of its terms, which bounds the rounding error.</summary>
    private static (double Sum, double Sizes) Expect(Shape shape, int[] offsets, float[] input, float[] weights, int column, int pixel, double start)
    {
        var (sum, sizes, weight) = (start, Math.Abs(start), column);
        for (var segment = 0; segment < offsets.Length; segment++)
        {
            for (var k = 0; k < (segment < shape.Full ? shape.Length : shape.LastLength); k++, weight += Maps.Block)
            {
                var term = (double)input[offsets[segment] + (pixel * shape.Stride) + k] * weights[weight];
                (sum, sizes) = (sum + term, sizes + Math.Abs(term));
            }
        }

        return (sum, sizes);
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];

    private sealed record Shape(int Count, int Full, int Rest, int Length, int LastLength, int Stride, bool Accumulates, bool AtEnd);
}
