using System.Runtime.InteropServices;
using CsCheck;
using EffNet.Inference.Kernels;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using Xunit;

namespace EffNet.Inference.Tests.Kernels;

public sealed unsafe class OtherKernelTests
{
    public static TheoryData<string> Functions => [.. ActivationFunction.All.Add(ActivationFunction.Sigmoid).Select(f => f.Word)];

    [Fact]
    public void Depthwise_convolutions_equal_the_definition() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[1, 3], Gen.Bool).Sample(
            shape =>
            {
                var (count, height, width, stride, atEnd) = shape;
                foreach (var kernels in KernelSet.All)
                    CheckDepthwise(kernels, count, height, width, stride, atEnd);
            },
            iter: 200,
            threads: 1);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Activations_of_every_vector_width_equal_the_definition(string word)
    {
        var function = ActivationFunction.Find(word)!;
        float[] numbers = [.. Enumerable.Range(-40_000, 80_000).Select(i => i / 1000f), 100, -100, 1000, -1000, 0, -0f, float.Epsilon, 1e-30f, 1e30f, -1e30f, 0, 0, 0, 0, 0, 0];
        foreach (var kernels in KernelSet.All)
        {
            using var memory = new GuardedMemory(numbers, atEnd: true);
            kernels.Activate(function, memory.Pointer, memory.Pointer, numbers.Length);
            var results = memory.ToArray();
            for (var i = 0; i < numbers.Length; i++)
            {
                var expected = Formulas.Activate(word, numbers[i]);
                Assert.True(
                    Math.Abs(results[i] - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"{kernels.Lanes} lanes: {word}({numbers[i]}) is {expected}, not {results[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Activation_of_NaN_is_NaN(string word)
    {
        foreach (var kernels in KernelSet.All)
        {
            using var memory = new GuardedMemory([.. Enumerable.Repeat(float.NaN, Maps.Block)], atEnd: false);
            kernels.Activate(ActivationFunction.Find(word)!, memory.Pointer, memory.Pointer, Maps.Block);
            Assert.All(memory.ToArray(), number => Assert.Equal(float.NaN, number));
        }
    }

    [Fact]
    public void Exponentials_of_negative_numbers_are_never_subnormal()
    {
        float[] numbers = [.. Enumerable.Range(0, 1024).Select(i => i / 5f), .. Enumerable.Range(4, 33).Select(i => MathF.Pow(10, i)), float.MaxValue, float.PositiveInfinity];
        foreach (var kernels in KernelSet.All)
        {
            using var memory = new GuardedMemory([.. numbers.SelectMany(number => Enumerable.Repeat(number, Maps.Block))], atEnd: true);
            kernels.ExponentialOfNegative(memory.Pointer, memory.Count);
            Assert.All(memory.ToArray(), result => Assert.True(float.IsNormal(result) && result is > 0 and <= 1.000001f, $"{kernels.Lanes} lanes: {result}"));
        }
    }

    [Theory]
    [InlineData("silu")]
    [InlineData("gelu")]
    [InlineData("sigmoid")]
    public void Activations_of_infinity_are_their_limits(string word)
    {
        foreach (var kernels in KernelSet.All)
        {
            using var memory = new GuardedMemory([.. Enumerable.Repeat(float.PositiveInfinity, Maps.Block)], atEnd: false);
            kernels.Activate(ActivationFunction.Find(word)!, memory.Pointer, memory.Pointer, Maps.Block);
            Assert.All(memory.ToArray(), number => Assert.Equal(word == "sigmoid" ? 1 : float.PositiveInfinity, number));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Maximum_of_a_window_with_NaN_is_NaN(int place)
    {
        var numbers = new float[3 * Maps.Block];
        numbers.AsSpan(place * Maps.Block, Maps.Block).Fill(float.NaN);
        foreach (var kernels in KernelSet.All)
        {
            using var input = new GuardedMemory(numbers, atEnd: true);
            using var output = new GuardedMemory(new float[Maps.Block], atEnd: true);
            kernels.Max(input.Pointer, 0, 1, 3, output.Pointer);
            Assert.All(output.ToArray(), number => Assert.Equal(float.NaN, number));
        }
    }

    [Fact]
    public void Every_finite_half_is_converted_exactly()
    {
        Half[] halves = [.. Enumerable.Range(0, 65536).Select(i => BitConverter.UInt16BitsToHalf((ushort)i)).Where(Half.IsFinite)];
        foreach (var kernels in KernelSet.All)
        {
            using var source = new GuardedMemory(MemoryMarshal.Cast<Half, float>(halves), atEnd: true);
            using var target = new GuardedMemory(new float[halves.Length], atEnd: true);
            kernels.Widen((ushort*)source.Pointer, target.Pointer, halves.Length);
            Assert.Equal(halves.Select(h => BitConverter.SingleToInt32Bits((float)h)), target.ToArray().Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Sums_products_and_pools_of_every_vector_width_equal_the_definition() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 5], Gen.Int[1, 5], Gen.Bool).Sample(
            shape =>
            {
                var (count, height, width, atEnd) = shape;
                foreach (var kernels in KernelSet.All)
                    CheckElements(kernels, count, height, width, atEnd);
            },
            iter: 200,
            threads: 1);

    private static void CheckDepthwise(KernelSet kernels, int count, int height, int width, int stride, bool atEnd)
    {
        var random = new Random((count * 1000) + (height * 100) + (width * 10) + stride);
        var (rowLength, area) = ((((count - 1) * stride) + width) * Maps.Block, height * width);
        var (input, weights, bias) = (Draw(random, height * rowLength), Draw(random, area * Maps.Block), Draw(random, Maps.Block));
        using var memory = new GuardedMemory(input, atEnd);
        using var packed = new GuardedMemory(weights, atEnd);
        using var start = new GuardedMemory(bias, atEnd);
        using var output = new GuardedMemory(new float[count * Maps.Block], atEnd);
        var rows = stackalloc float*[height];
        for (var y = 0; y < height; y++)
            rows[y] = memory.Pointer + (y * rowLength);
        kernels.Depthwise(
            rows, output.Pointer, count, new DepthwiseFilter { Weights = packed.Pointer, Bias = start.Pointer, Height = height, Width = width, Stride = stride * Maps.Block });
        var actual = output.ToArray();
        for (var i = 0; i < actual.Length; i++)
        {
            var (x, lane) = (i / Maps.Block * stride, i % Maps.Block);
            var expected = bias[lane] + Enumerable.Range(0, area).Sum(
                p => (double)weights[(p * Maps.Block) + lane] * input[(p / width * rowLength) + ((x + (p % width)) * Maps.Block) + lane]);
            Assert.True(Math.Abs(actual[i] - expected) <= (area + 1) * (area + 1) * 6e-8, $"{kernels.Lanes} lanes: {actual[i]} instead of {expected}");
        }
    }

    private static void CheckElements(KernelSet kernels, int count, int height, int width, bool atEnd)
    {
        var random = new Random((count * 100) + (height * 10) + width);
        var (left, right, factors, summands) = (Draw(random, count * Maps.Block), Draw(random, count * Maps.Block), Draw(random, Maps.Block), Draw(random, Maps.Block));
        using var a = new GuardedMemory(left, atEnd);
        using var b = new GuardedMemory(right, atEnd);
        using var f = new GuardedMemory(factors, atEnd);
        using var s = new GuardedMemory(summands, atEnd);
        kernels.MultiplyAdd(a.Pointer, f.Pointer, s.Pointer, a.Pointer, a.Count);
        Near(i => ((double)left[i] * factors[i % Maps.Block]) + summands[i % Maps.Block], a);
        left.CopyTo(new Span<float>(a.Pointer, a.Count));
        kernels.Add(a.Pointer, b.Pointer, a.Count);
        Near(i => (double)left[i] + right[i], a);
        kernels.AddBias(f.Pointer, b.Pointer, a.Pointer, a.Count);
        Near(i => (double)factors[i % Maps.Block] + right[i], a);
        kernels.Sum(b.Pointer, count, s.Pointer);
        Near(i => summands[i] + Enumerable.Range(0, count).Sum(p => (double)right[(p * Maps.Block) + i]), s);
        using var perInput = new GuardedMemory(right.AsSpan(0, count), atEnd);
        kernels.Scale(b.Pointer, perInput.Pointer, a.Pointer, count);
        Near(i => (double)right[i] * right[i / Maps.Block], a);
        CheckWindows(kernels, Draw(random, height * width * Maps.Block), height, width, atEnd);
    }

    private static void CheckWindows(KernelSet kernels, float[] window, int height, int width, bool atEnd)
    {
        using var input = new GuardedMemory(window, atEnd);
        using var output = new GuardedMemory(new float[Maps.Block], atEnd);
        kernels.Max(input.Pointer, width * Maps.Block, height, width, output.Pointer);
        Near(i => Enumerable.Range(0, height * width).Max(p => (double)window[(p * Maps.Block) + i]), output);
        kernels.Mean(input.Pointer, width * Maps.Block, height, width, output.Pointer);
        Near(i => Enumerable.Range(0, height * width).Average(p => (double)window[(p * Maps.Block) + i]), output);
    }

    private static void Near(Func<int, double> expected, GuardedMemory actual) =>
        Assert.All(actual.ToArray().Index(), n => Assert.True(Math.Abs(n.Item - expected(n.Index)) < 3e-6, $"{n.Index}: {n.Item} instead of {expected(n.Index)}"));

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
}
