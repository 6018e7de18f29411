namespace EffNet.Benchmarks.Measurement;

/// <summary>Sorted measurements of one quantity.</summary>
internal sealed class Sample
{
    /// <summary>The smallest number of measurements for a 95 % interval of the median. With fewer, even the interval from the smallest to the largest is not wide enough.</summary>
    public const int FewestForInterval = 6;

    private readonly double[] _sorted;

    public Sample(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public double Median => Quantile(0.5);

    public double LowerQuartile => Quantile(0.25);

    public double UpperQuartile => Quantile(0.75);

    /// <summary>
    /// Returns an interval that contains the true median with a probability of at least 95 %, for any distribution: the number of measurements below the true
    /// median has a binomial distribution with probability 1/2.
    /// </summary>
    public (double Low, double High) MedianInterval()
    {
        var below = 0;
        var tail = Math.Pow(0.5, _sorted.Length);
        var term = tail;
        while (below + 1 < _sorted.Length / 2)
        {
            term *= (double)(_sorted.Length - below) / (below + 1);
            if (tail + term > 0.025)
                break;
            tail += term;
            below++;
        }

        return (_sorted[below], _sorted[^(below + 1)]);
    }

    private double Quantile(double fraction)
    {
        var position = fraction * (_sorted.Length - 1);
        var (index, rest) = ((int)position, position - (int)position);
        return index + 1 < _sorted.Length ? (_sorted[index] * (1 - rest)) + (_sorted[index + 1] * rest) : _sorted[index];
    }
}
