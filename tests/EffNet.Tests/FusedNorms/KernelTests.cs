using EffNet.FusedNorms;
using EffNet.Inference;
using EffNet.Inference.Execution;
using EffNet.Inference.Kernels;
using Xunit;

namespace EffNet.Tests.FusedNorms;

/// <summary>Compares the kernels for every vector width of the processor with the formulas in double precision.</summary>
public sealed class KernelTests
{
    private const int Rows = 700;

    private const double Epsilon = 1e-3;

    public static MatrixTheoryData<VectorPath, int> VectorsAndChannels =>
        new(Enum.GetValues<VectorPath>().Where(vectors => vectors <= PlanBuilders.Widest), [1, 3, 24, 40, 96]);

    [Theory]
    [MemberData(nameof(VectorsAndChannels))]
    public void Fused_norm_kernels_of_every_vector_width_equal_the_formulas(VectorPath vectors, int channels)
    {
        Check<Unchanged>(vectors, channels, x => x, _ => 1);
        Check<Silu>(vectors, channels, x => x / (1 + Math.Exp(-x)), x => (1 + (x / (1 + Math.Exp(x)))) / (1 + Math.Exp(-x)));
        Check<Relu>(vectors, channels, x => Math.Max(x, 0), x => x > 0 ? 1 : 0);
        Check<Relu6>(vectors, channels, x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0);
        Check<HardSwish>(vectors, channels, x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x <= -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5);
        Check<Gelu>(vectors, channels, x => x * Normal(x), x => Normal(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)));
    }

    private static unsafe void Check<TFunction>(VectorPath vectors, int channels, Func<double, double> function, Func<double, double> derivative)
        where TFunction : struct, IDifferentiableFunction
    {
        var kernels = ActivationKernels.Of<TFunction>(vectors);
        var math = new NormMath(kernels.Wide, kernels.Single, new RowLayout(Rows, channels, kernels.Wide.Lanes));
        float[] input = Draw(1, Rows * channels, 3), gradient = Draw(2, Rows * channels, 1), weight = Draw(3, channels, 3), bias = Draw(4, channels, 2);
        float[] output = new float[input.Length], found = new float[input.Length];
        fixed (float* x = input, g = gradient, w = weight, b = bias, z = output, dx = found)
        {
            var (means, variances) = math.Moments(x);
            var inverses = Array.ConvertAll(variances, v => 1 / Math.Sqrt(v + Epsilon));
            using var factors = math.Factors(means, inverses, w, b);
            math.Normalize(x, z, factors);
            var (sums, products) = math.Sum(x, g, factors);
            math.Differentiate(x, g, dx, factors, inverses, sums, products);
        }

        for (var channel = 0; channel < channels; channel++)
        {
            var values = Column(input, channels, channel);
            var mean = values.Average();
            var inverse = 1 / Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) + Epsilon);
            var normed = Array.ConvertAll(values, v => ((v - mean) * inverse * weight[channel]) + bias[channel]);
            var inner = Column(gradient, channels, channel).Zip(normed, (g, y) => g * derivative(y)).ToArray();
            var average = inner.Average();
            var product = inner.Zip(values, (i, v) => i * (v - mean) * inverse).Average();
            var gradients = inner.Zip(values, (i, v) => weight[channel] * inverse * (i - average - ((v - mean) * inverse * product))).ToArray();
            CheckClose(Array.ConvertAll(normed, y => function(y)), Column(output, channels, channel), typeof(TFunction).Name);
            CheckClose(gradients, Column(found, channels, channel), $"the gradient of {typeof(TFunction).Name}");
        }
    }

    private static void CheckClose(double[] expected, double[] actual, string what)
    {
        var scale = expected.Max(Math.Abs);
        Assert.True(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() <= 1e-5 * scale, what);
    }

    private static double[] Column(float[] numbers, int channels, int channel) =>
        [.. Enumerable.Range(0, numbers.Length / channels).Select(row => (double)numbers[(row * channels) + channel])];

    private static float[] Draw(int seed, int count, double size)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(size * ((2 * random.NextDouble()) - 0.8)))];
    }

    /// <summary>Returns the distribution function of the normal distribution, by Simpson's rule.</summary>
    private static double Normal(double x)
    {
        const int Steps = 40;
        var step = x / Steps;
        var sum = Enumerable.Range(0, Steps).Sum(i => Density(i * step) + (4 * Density((i + 0.5) * step)) + Density((i + 1) * step));
        return 0.5 + (sum * step / 6);

        static double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
    }
}
