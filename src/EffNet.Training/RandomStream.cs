using System.Diagnostics.CodeAnalysis;

namespace EffNet.Training;

/// <summary>
/// Generates the random numbers of one image in one epoch. They depend only on the seed, the epoch and the index, so that augmentation does not change with the number of threads
/// or when a training resumes.
/// </summary>
/// <remarks>The generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Its first state is a hash of the seed, the epoch, the index and the purpose.</remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The literature calls a sequence of random numbers a stream.")]
public struct RandomStream
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    private ulong _state;

    private RandomStream(ulong state) => _state = state;

    /// <summary>Returns the stream of an image in an epoch.</summary>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="index">The index of the image, or of the batch.</param>
    /// <param name="purpose">The purpose of the numbers. Two purposes of one index have independent numbers.</param>
    public static RandomStream For(long seed, int epoch, int index, int purpose = 0)
    {
        var state = Mix((ulong)seed + GoldenRatio);
        state = Mix(state + (((ulong)(uint)epoch << 32) | (uint)index) + GoldenRatio);
        return new RandomStream(Mix(state + (ulong)(uint)purpose + GoldenRatio));
    }

    /// <summary>Returns 64 random bits.</summary>
    public ulong NextBits() => Mix(_state += GoldenRatio);

    /// <summary>Returns a number from 0 (included) to 1 (excluded), with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a number from <paramref name="minimum"/> (included) to <paramref name="maximum"/> (excluded).</summary>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The upper bound. It is never returned.</param>
    public double NextDouble(double minimum, double maximum) => minimum + ((maximum - minimum) * NextDouble());

    /// <summary>Returns a whole number from 0 to <paramref name="count"/> - 1, all equally likely.</summary>
    /// <param name="count">The number of possible results; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        // Multiplying 64 random bits by the count and shifting right by 64 bits has a bias below 2^-32.
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>Returns <see langword="true"/> with the given probability.</summary>
    /// <param name="probability">The probability, from 0 to 1.</param>
    public bool NextBool(double probability) => NextDouble() < probability;

    /// <summary>
    /// Returns a random number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958). The second number of each pair is not used.
    /// </summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Returns a random number from the gamma distribution with scale 1 (Marsaglia and Tsang, ACM Transactions on Mathematical Software 2000).</summary>
    /// <param name="shape">The shape, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not finite or not above 0.</exception>
    public double NextGamma(double shape)
    {
        CheckShape(shape, nameof(shape));
        if (shape < 1)
        {
            var larger = NextGamma(shape + 1);
            return larger * Math.Pow(1 - NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = NextNormal();
            var root = 1 + (c * normal);
            var cube = root * root * root;
            if (root > 0 && Math.Log(1 - NextDouble()) < (0.5 * normal * normal) + (d * (1 - cube + Math.Log(cube))))
                return d * cube;
        }
    }

    /// <summary>Returns a random number from the beta distribution, from 0 to 1.</summary>
    /// <param name="alpha">The first shape, above 0.</param>
    /// <param name="beta">The second shape, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not finite or not above 0.</exception>
    /// <remarks>
    /// If both shapes are at most 1, the number is computed by Jöhnk's method (Metrika 1964), because gamma numbers with small shapes underflow. Otherwise, the number is a
    /// quotient of gamma numbers.
    /// </remarks>
    public double NextBeta(double alpha, double beta)
    {
        CheckShape(alpha, nameof(alpha));
        CheckShape(beta, nameof(beta));
        if (alpha > 1 || beta > 1)
        {
            var (first, second) = (NextGamma(alpha), NextGamma(beta));
            return first / (first + second);
        }

        while (true)
        {
            // The powers themselves can underflow, so the quotient is computed with their logarithms, relative to the larger one.
            var (first, second) = (Math.Log(1 - NextDouble()) / alpha, Math.Log(1 - NextDouble()) / beta);
            var largest = Math.Max(first, second);
            var sum = largest + Math.Log(Math.Exp(first - largest) + Math.Exp(second - largest));
            if (sum <= 0)
                return Math.Exp(first - sum);
        }
    }

    /// <summary>Shuffles elements in place (Fisher and Yates).</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The elements.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static void CheckShape(double shape, string name)
    {
        if (!(shape > 0 && double.IsFinite(shape)))
            throw new ArgumentOutOfRangeException(name, shape, $"'{name}' must be a finite number above 0, but was {shape}.");
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
